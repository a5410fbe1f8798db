package org.liaisonauditor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests only under names that are this server's own: a page of elsewhere whose name was
 * bent to this address (DNS rebinding) gets nothing. Sets the headers that keep browsers strict.
 */
final class Guard extends OncePerRequestFilter {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final int MISDIRECTED_REQUEST = 421;

  private final Set<String> hosts;

  /**
   * A guard.
   *
   * @param more names beside those of this machine under which the server may be called
   */
  Guard(Collection<String> more) {
    hosts = new HashSet<>(LOCAL);
    for (String host : more) {
      if (!host.isBlank()) {
        hosts.add(host.strip().toLowerCase(Locale.ROOT));
      }
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List.of(
            List.of(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            List.of("X-Content-Type-Options", "nosniff"),
            List.of("X-Frame-Options", "DENY"),
            List.of("Referrer-Policy", "no-referrer"),
            List.of("Cross-Origin-Opener-Policy", "same-origin"),
            List.of("Cross-Origin-Resource-Policy", "same-origin"),
            List.of("Cache-Control", "no-store"))
        .forEach(header -> response.setHeader(header.getFirst(), header.getLast()));
    if (hosts.contains(name(request.getHeader("Host")))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(MISDIRECTED_REQUEST);
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .println(
            "This server is not called by this name. The setting auditor.hosts names more.\n"
                + "Máy chủ này không mang tên vừa gọi. Mục cài đặt auditor.hosts cho thêm tên.");
  }

  /** The name of a Host header, without the port; blank where there is none. */
  private static String name(String host) {
    if (host == null) {
      return "";
    }
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
  }
}
