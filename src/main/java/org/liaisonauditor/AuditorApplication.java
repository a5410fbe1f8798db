package org.liaisonauditor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liaisonauditor.cli.AuditorCommand;
import org.liaisonauditor.rules.WorkerProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The product's one entry: server and command line. */
@SpringBootApplication
public class AuditorApplication {

  private static final String H2_ADDRESS = "h2.bindAddress";

  /** Runs a command. One that needs no store starts no application context either. */
  public static void main(String[] arguments) {
    System.exit(
        WorkerProcess.exitCode(
            AuditorCommand.execute(
                writer(FileDescriptor.out, "stdout.encoding"),
                writer(FileDescriptor.err, "stderr.encoding"),
                AuditorApplication::start,
                arguments)));
  }

  static {
    // Other processes of this machine reach the embedded database, those of other machines don't.
    if (System.getProperty(H2_ADDRESS) == null) {
      System.setProperty(H2_ADDRESS, "127.0.0.1");
    }
  }

  /** Starts the application's parts: all of them as a server, else without timetable and web. */
  public static ConfigurableApplicationContext start(boolean server, Map<String, Object> settings) {
    return start(server, settings, context -> {});
  }

  /**
   * Starts the application's parts.
   *
   * @param first adds parts that stand in for the application's own, such as another clock
   */
  public static ConfigurableApplicationContext start(
      boolean server,
      Map<String, Object> settings,
      ApplicationContextInitializer<GenericApplicationContext> first) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.put("auditor.server", server);
    if (!server) {
      // Only a server fires the timetable.
      all.put("spring.autoconfigure.exclude", QuartzAutoConfiguration.class.getName());
    }
    SpringApplication application = new SpringApplication(AuditorApplication.class);
    application.setWebApplicationType(
        server ? WebApplicationType.SERVLET : WebApplicationType.NONE);
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", all)));
    application.addInitializers(first);
    return application.run();
  }

  /**
   * Where the machine's encoding lacks Vietnamese letters (a locale of C), UTF-8 is the better
   * guess: most such output goes to a file or a pipe.
   */
  private static PrintWriter writer(FileDescriptor descriptor, String property) {
    Charset charset = Charset.forName(System.getProperty(property, StandardCharsets.UTF_8.name()));
    Charset usable = charset.newEncoder().canEncode("ữ") ? charset : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), usable), true);
  }
}
