package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchMetadataTest {
  private static FakeExchange with(String name, String value) {
    var exchange = new FakeExchange();
    Optional.ofNullable(value).ifPresent(it -> exchange.withHeader(name, it));
    return exchange;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    ", false",
    "navigate, false",
    "cors, true",
    "no-cors, true",
    "same-origin, true",
    "websocket, true",
    "'', true"
  })
  void only_a_page_in_a_window_is_a_navigation(String mode, boolean expected) {
    assertEquals(expected, FetchMetadata.noNavigation(with("Sec-Fetch-Mode", mode).request));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    ", false",
    "same-origin, false",
    "same-site, false",
    "none, false",
    "cross-site, true"
  })
  void only_another_site_is_cross_site(String site, boolean expected) {
    assertEquals(expected, FetchMetadata.crossSite(with("Sec-Fetch-Site", site).request));
  }
}
