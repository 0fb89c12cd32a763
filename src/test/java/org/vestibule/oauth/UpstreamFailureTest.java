package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reply;

class UpstreamFailureTest {
  @ParameterizedTest(name = "{0} with Retry-After {1}")
  @CsvSource(
      textBlock =
          """
          200,      ,       UNREADABLE,
          302,      ,       UNREADABLE,
          400,      ,       UNREADABLE,
          401,      5,      UNREADABLE, 5
          404,      ,       UNREADABLE,
          429,      ,       THROTTLED,
          429,      7,      THROTTLED,  7
          429,      -7,     THROTTLED,
          429,      soon,   THROTTLED,
          500,      ,       DOWN,
          500,      7,      DOWN,       7
          502,      ,       DOWN,
          503,      ,       DOWN,
          503,      0,      THROTTLED,  0
          503,      120,    THROTTLED,  120
          503,      never,  DOWN,
          504,      ,       DOWN,
          """)
  void an_answer_tells_what_happened(
      int status, String retryAfter, UpstreamFailure.Kind kind, Long seconds) {
    Map<String, List<String>> headers =
        Optional.ofNullable(retryAfter)
            .map(value -> Map.of("retry-after", List.of(value)))
            .orElse(Map.of());

    assertEquals(
        new UpstreamFailure(kind, status, Optional.ofNullable(seconds).map(Duration::ofSeconds)),
        UpstreamFailure.of(new Reply(status, headers, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, UNREACHABLE",
    "TIMEOUT, TIMEOUT",
    "TLS, TLS",
    "BUSY, BUSY",
    "BROKEN, UNREADABLE",
    "TOO_LARGE, UNREADABLE"
  })
  void a_call_without_an_answer_tells_what_happened(
      HttpFailure.Kind failure, UpstreamFailure.Kind kind) throws ReflectiveOperationException {
    // Only http makes failures, and some of them only with patience.
    Constructor<HttpFailure> made =
        HttpFailure.class.getDeclaredConstructor(HttpFailure.Kind.class);
    made.setAccessible(true);

    assertEquals(
        new UpstreamFailure(kind, 0, Optional.empty()),
        UpstreamFailure.of(made.newInstance(failure)));
  }

  @Test
  void a_credential_that_cannot_be_used_is_a_failure_of_its_own() {
    assertEquals(
        new UpstreamFailure(UpstreamFailure.Kind.CREDENTIAL, 0, Optional.empty()),
        UpstreamFailure.ofCredential());
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, unreachable",
    "TIMEOUT, timeout",
    "UNREADABLE, unreadable",
    "THROTTLED, throttled",
    "DOWN, down",
    "TLS, tls",
    "BUSY, busy",
    "CREDENTIAL, credential"
  })
  void the_codes_are_stable(UpstreamFailure.Kind kind, String code) {
    assertEquals(code, kind.code());
  }

  @Test
  void no_kind_is_forgotten_above() {
    assertEquals(8, UpstreamFailure.Kind.values().length);
    assertEquals(6, HttpFailure.Kind.values().length);
  }
}
