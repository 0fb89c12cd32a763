package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.oauth.ProviderCall;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.TokenReply;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;

/** What comes from outside cannot make a series. */
class SeriesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final Metrics metrics = new Metrics(Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    metrics.close();
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        "invented",
        "invalid_client\"} 1\nvestibule_ready 1\n#",
        "x".repeat(10_000),
        "\u0000\u2028\"\\",
        "{code=\"x\"}",
        "token.other");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatever_is_sent_the_series_are_the_same(String text) {
    var before = Scraped.of(metrics).series().keySet();

    send(text);

    assertEquals(before, Scraped.of(metrics).series().keySet());
    assertFalse(
        text.length() > 1 && !text.equals("token.other") && metrics.scrape().contains(text));
  }

  @Test
  void ten_thousand_invented_values_cost_nothing() {
    for (int i = 0; i < 10_000; i++) {
      send("invented-" + i);
    }

    Scraped scraped = Scraped.of(metrics);
    assertEquals(
        20_000, scraped.value("vestibule_sign_ins_total{code=\"token.other\",outcome=\"failed\"}"));
    assertEquals(
        10_000, scraped.value("vestibule_dataverse_calls_total{hop=\"other\",status=\"none\"}"));
    assertEquals(10_000, scraped.value("vestibule_refreshes_total{outcome=\"refused\"}"));
    assertTrue(scraped.series().size() < 700, scraped.series().size() + " series");
  }

  private void send(String text) {
    var refusal =
        new TokenReply.Refused(
            text,
            text,
            text,
            Optional.of(text),
            new ProviderIds(Optional.of(text), Optional.of(text), Optional.of(text)));
    metrics.signIns().begun(new BeginResult.Refused(refusal), Duration.ZERO);
    metrics
        .signIns()
        .answered(
            new SignInResult.Declined(
                text, false, Optional.of(text), ProviderIds.NONE, ReturnPath.HOME),
            Optional.of(NOW));
    metrics
        .signIns()
        .answered(new SignInResult.Refused(refusal, ReturnPath.HOME), Optional.empty());
    metrics
        .provider()
        .called(
            new ProviderCall(
                ProviderCall.Kind.REFRESH,
                ProviderCall.Outcome.REFUSED,
                Optional.of(text),
                Optional.empty(),
                Duration.ofDays(1)));
    metrics
        .dataverse()
        .served(
            new Served(
                new ServedCall(text, Duration.ofDays(1000), -7, -1, List.of(text)),
                Optional.empty()));
  }
}
