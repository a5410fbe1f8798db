package org.liaisonauditor.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.liaisonauditor.domain.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** The language of the page: the one asked for, else the one asked for before, else Vietnamese. */
final class PageLanguage implements LocaleResolver, HandlerInterceptor {

  private static final String NAME = "lang";

  private static final Duration REMEMBERED = Duration.ofDays(365);

  /** The language in which a request is answered. */
  static Language of(HttpServletRequest request) {
    Language asked = known(request.getParameter(NAME));
    if (asked != null) {
      return asked;
    }
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        Language before = cookie.getName().equals(NAME) ? known(cookie.getValue()) : null;
        if (before != null) {
          return before;
        }
      }
    }
    return Language.VI;
  }

  private static Language known(String tag) {
    for (Language language : Language.values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    return null;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Locale.forLanguageTag(of(request).tag());
  }

  @Override
  public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    throw new UnsupportedOperationException("the language is chosen by the address");
  }

  /** Remembers the language that was asked for. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Language asked = known(request.getParameter(NAME));
    if (asked != null) {
      ResponseCookie cookie =
          ResponseCookie.from(NAME, asked.tag())
              .path("/")
              .maxAge(REMEMBERED)
              .httpOnly(true)
              .sameSite("Lax")
              .build();
      response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
    return true;
  }
}
