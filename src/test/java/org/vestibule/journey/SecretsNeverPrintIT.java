package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

/** Everything that is logged at the finest level, and every page, over good and bad journeys. */
@Tag("tomcat")
final class SecretsNeverPrintIT {
  /** Logs of the server and the emulator themselves; theirs are not the application's words. */
  private static final List<String> OTHERS =
      List.of(
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.tomcat.",
          "org.apache.jasper.",
          "com.sun.net.httpserver",
          "sun.net.httpserver",
          "jdk.internal.httpclient",
          "jdk.event.");

  private final Emulator emulator = Ground.emulator();
  private final Logger root = Logger.getLogger("");
  private final Collected collected = new Collected();
  private Level before = Level.INFO;

  @BeforeEach
  void listen() {
    emulator.clearFaults();
    emulator.forget();
    before = root.getLevel();
    root.setLevel(Level.ALL);
    root.addHandler(collected);
  }

  @AfterEach
  void restore() {
    root.removeHandler(collected);
    root.setLevel(before);
    emulator.clearFaults();
    emulator.accessTokenLife(Duration.ofSeconds(3599));
  }

  @Test
  void no_log_and_no_page_holds_a_secret() throws Exception {
    Visitor visitor;
    try (var server = Variant.of(Map.of())) {
      visitor = new Visitor(server.app());
      goodJourney(visitor);
      for (Fault fault :
          List.of(
              Fault.TOKEN_400_INVALID_GRANT,
              Fault.TOKEN_401_INVALID_CLIENT,
              Fault.TOKEN_GARBAGE,
              Fault.TOKEN_TRUNCATED,
              Fault.TOKEN_RESET,
              Fault.WRONG_SIGNATURE,
              Fault.ALG_NONE,
              Fault.WRONG_NONCE,
              Fault.WRONG_TOKEN_TYPE,
              Fault.AUTHORIZE_DOUBLE_CODE,
              Fault.AUTHORIZE_FOREIGN_CODE)) {
        emulator.next(fault);
        Hop answer = visitor.answer(Persona.ADA, "login?prompt=login");
        assertTrue(visitor.follow(answer).status() >= 400, fault.toString());
        visitor.follow(answer);
      }
      visitor.follow(visitor.follow(visitor.answer(Persona.UNLICENSED, "login?prompt=login")));
      for (Fault fault : List.of(Fault.DATAVERSE_401, Fault.DATAVERSE_RESET)) {
        // A broken connection is opened anew twice.
        emulator.next(fault, fault == Fault.DATAVERSE_RESET ? 3 : 1);
        visitor.open("dashboard");
      }
    }
    Set<String> secrets = secrets(visitor);

    assertTrue(secrets.size() > 60, "secrets to look for: " + secrets.size());
    assertTrue(collected.texts.size() > 100, "log records: " + collected.texts.size());
    assertTrue(collected.texts.stream().anyMatch(it -> it.contains("problem reference=")));
    assertTrue(collected.finest, "nothing finer than INFO came");
    for (String secret : secrets) {
      for (String text : collected.texts) {
        assertFalse(text.contains(secret), () -> secret + " is in the log: " + text);
      }
      for (Hop hop : visitor.way()) {
        boolean ours = !hop.uri().getHost().equals("127.0.0.1");
        assertFalse(ours && hop.body().contains(secret), () -> secret + " is in " + hop);
      }
    }
  }

  @Test
  void what_is_looked_for_would_be_found() {
    Logger.getLogger("org.vestibule.sample").finest("a secret");

    assertEquals(1, collected.texts.stream().filter(it -> it.contains("a secret")).count());
  }

  private void goodJourney(Visitor visitor) {
    emulator.accessTokenLife(Duration.ofSeconds(30));
    Hop dashboard = visitor.signIn(Persona.ADA);
    assertEquals(200, dashboard.status());
    emulator.accessTokenLife(Duration.ofSeconds(3599));
    visitor.follow(visitor.follow(visitor.signOut(visitor.open("dashboard"))));
  }

  private Set<String> secrets(Visitor visitor) {
    var secrets = new TreeSet<String>();
    secrets.add(Emulator.CLIENT_SECRET);
    secrets.add("eyJ");
    for (Seen call : emulator.requests()) {
      Stream.of("code", "code_verifier", "refresh_token", "client_secret")
          .map(name -> call.form().getOrDefault(name, ""))
          .forEach(secrets::add);
      secrets.add(call.headers().getOrDefault("authorization", "").replace("Bearer ", ""));
    }
    for (Hop hop : visitor.way()) {
      if (!hop.header("Location").isEmpty()) {
        Map<String, String> sent = Hop.parameters(URI.create(hop.header("Location")));
        Stream.of("code", "state", "nonce")
            .map(name -> sent.getOrDefault(name, ""))
            .forEach(secrets::add);
      }
      hop.setCookies().stream()
          .filter(cookie -> cookie.startsWith("vestibule="))
          .map(cookie -> cookie.replaceFirst("^[^=]*=", "").replaceFirst(";.*", ""))
          .forEach(secrets::add);
    }
    secrets.removeIf(secret -> secret.length() < 3);
    return secrets;
  }

  private static final class Collected extends Handler {
    final List<String> texts = new CopyOnWriteArrayList<>();
    volatile boolean finest;

    Collected() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      String logger = String.valueOf(record.getLoggerName());
      if (OTHERS.stream().anyMatch(logger::startsWith)) {
        return;
      }
      finest |= record.getLevel().intValue() < Level.INFO.intValue();
      var text = new StringWriter();
      text.append(logger).append(' ').append(String.valueOf(record.getMessage()));
      text.append(' ').append(Arrays.toString(record.getParameters()));
      Throwable thrown = record.getThrown();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(text, true));
      }
      texts.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
