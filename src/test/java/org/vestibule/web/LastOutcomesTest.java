package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.oauth.ProviderCall;
import org.vestibule.oauth.ProviderCall.Kind;
import org.vestibule.oauth.ProviderCall.Outcome;
import org.vestibule.oauth.UpstreamFailure;

class LastOutcomesTest {
  private Instant now = Instant.ofEpochSecond(1_800_000_000);

  private final LastOutcomes outcomes =
      new LastOutcomes(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void nothing_asked_is_no_trouble() {
    assertEquals(Optional.empty(), outcomes.documents());
    assertEquals(Optional.empty(), outcomes.credential());
    assertEquals(Optional.empty(), outcomes.dataverse());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"METADATA", "KEYS"})
  void a_document_that_could_not_be_fetched_is_remembered_until_it_can(Kind kind) {
    Kind other = kind == Kind.KEYS ? Kind.METADATA : Kind.KEYS;
    failed(kind);
    answered(other);
    answered(Kind.CODE);
    assertEquals(Optional.of("provider.timeout"), outcomes.documents());

    answered(kind);
    assertEquals(Optional.empty(), outcomes.documents());
  }

  @Test
  void a_refused_credential_is_remembered_until_it_is_accepted() {
    refused(Kind.REFRESH, "invalid_client");
    failed(Kind.CODE);
    answered(Kind.KEYS);
    assertEquals(Optional.of("refused"), outcomes.credential());

    refused(Kind.CODE, "invalid_grant");
    assertEquals(Optional.empty(), outcomes.credential());
  }

  @Test
  void other_refusals_say_nothing_about_the_credential() {
    refused(Kind.REFRESH, "invalid_grant");

    assertEquals(Optional.empty(), outcomes.credential());
  }

  @Test
  void dataverse_that_does_not_answer_is_remembered_until_it_does() {
    served(0);
    assertEquals(Optional.of("no-answer"), outcomes.dataverse());
    served(503);
    assertEquals(Optional.of("status-503"), outcomes.dataverse());
    served(403);
    assertEquals(Optional.empty(), outcomes.dataverse());
  }

  @Test
  void trouble_is_forgotten_after_five_minutes() {
    served(0);
    refused(Kind.CODE, "invalid_client");
    failed(Kind.KEYS);
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertEquals(Optional.of("no-answer"), outcomes.dataverse());

    now = now.plusMillis(1);
    assertEquals(Optional.empty(), outcomes.dataverse());
    assertEquals(Optional.empty(), outcomes.credential());
    assertEquals(Optional.empty(), outcomes.documents());
  }

  private void answered(Kind kind) {
    called(kind, Outcome.ANSWERED, Optional.empty(), Optional.empty());
  }

  private void refused(Kind kind, String error) {
    called(kind, Outcome.REFUSED, Optional.of(error), Optional.empty());
  }

  private void failed(Kind kind) {
    called(kind, Outcome.FAILED, Optional.empty(), Optional.of(UpstreamFailure.Kind.TIMEOUT));
  }

  private void called(
      Kind kind, Outcome outcome, Optional<String> error, Optional<UpstreamFailure.Kind> failure) {
    outcomes.called(new ProviderCall(kind, outcome, error, failure, Duration.ZERO));
  }

  private void served(int status) {
    outcomes.served(
        new Served(
            new ServedCall("WhoAmI", Duration.ZERO, status, 1, List.of()), Optional.empty()));
  }
}
