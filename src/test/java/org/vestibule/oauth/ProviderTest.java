package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of the provider, and when. */
class ProviderTest {
  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void it_is_ready_with_metadata_and_keys_and_not_before() throws Exception {
    assertFalse(provider.ready());
    provider.metadata();
    assertFalse(provider.ready(), "without the keys");

    provider.warmUp();

    assertTrue(provider.ready());
    assertEquals(1, local.server.count("/keys"));
    local.clock.pass(Duration.ofHours(25));
    assertFalse(provider.ready(), "a day later");
  }

  @Test
  void getting_ready_costs_one_request_for_each_document() throws Exception {
    provider.warmUp();

    assertEquals(2, local.server.seen().size());
  }

  @Test
  void asking_whether_it_is_ready_asks_nobody() {
    provider.ready();

    assertEquals(0, local.server.seen().size());
  }

  @Test
  void it_names_the_authority_that_it_was_asked_for() throws Exception {
    assertEquals(local.authority(), provider.authority());
  }

  @Test
  void keys_that_cannot_be_read_are_a_failure_with_its_kind() {
    local.server.answer("/keys", 200, "<html>");

    ProviderUnavailable thrown = assertThrows(ProviderUnavailable.class, provider::warmUp);

    assertEquals(UpstreamFailure.Kind.UNREADABLE, thrown.failure().kind());
    assertFalse(provider.ready());
  }

  @Test
  void metadata_that_cannot_be_read_are_a_failure_with_its_kind() {
    local.server.answer(local.authority().metadataUri().getPath(), 200, "[]");

    ProviderUnavailable thrown = assertThrows(ProviderUnavailable.class, provider::metadata);

    assertEquals(UpstreamFailure.Kind.UNREADABLE, thrown.failure().kind());
  }
}
