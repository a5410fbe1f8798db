package org.liaisonauditor.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server that answers as a test wants it: refusals, and a line that goes dead. */
public final class ScriptedServer implements AutoCloseable {

  /** Instead of an answer: the connection ends. */
  static final String HANG_UP = "";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private volatile Runnable beforeAnswer = () -> {};

  public ScriptedServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("scripted mail server").start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Answers so to a command, or to the end of a mail: ".". */
  ScriptedServer answering(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  /** Does something when a mail has come, before it is answered. */
  public void beforeAnswer(Runnable work) {
    beforeAnswer = work;
  }

  /** The mails that came whole, whatever was answered. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket line = socket.accept()) {
        talk(line);
      } catch (IOException e) {
        if (!socket.isClosed() && !(e instanceof SocketException)) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket line) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = line.getOutputStream();
    if (!say(out, answers.getOrDefault("HELLO", "220 ready"))) {
      return;
    }
    for (String said = in.readLine(); said != null; said = in.readLine()) {
      String command = said.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      String standard =
          switch (command) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
          };
      String answer = answers.getOrDefault(command, standard);
      if (!say(out, answer)) {
        return;
      }
      if (answer.startsWith("354")) {
        taken.add(mail(in));
        beforeAnswer.run();
        if (!say(out, answers.getOrDefault(".", "250 taken"))) {
          return;
        }
      }
      if (command.equals("QUIT")) {
        return;
      }
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static boolean say(OutputStream out, String answer) throws IOException {
    if (answer.equals(HANG_UP)) {
      return false;
    }
    out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return true;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
