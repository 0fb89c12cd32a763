package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCallerTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,               true",
    "127.8.9.10,              true",
    "::1,                     true",
    "0:0:0:0:0:0:0:1,         true",
    "::ffff:127.0.0.1,        true",
    "192.0.2.7,               false",
    "10.127.0.1,              false",
    "127.0.0.1.evil.example,  false",
    "127.0.0,                 false",
    "localhost,               false",
    "'127.0.0.1, 192.0.2.7',  false",
    "::,                      false",
    "'',                      false"
  })
  void only_an_address_of_loopback_is_local(String address, boolean local) {
    var exchange = new FakeExchange();
    exchange.remoteAddress = address;

    assertEquals(local, LocalCaller.is(exchange.request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Real-IP"
      })
  void what_a_proxy_brings_along_is_not_local(String header) {
    assertFalse(LocalCaller.is(new FakeExchange().withHeader(header, "127.0.0.1").request));
    assertFalse(LocalCaller.is(new FakeExchange().withHeader(header, "").request));
  }

  @Test
  void a_proxy_that_adds_nothing_is_known_by_the_name_users_type() {
    var exchange = new FakeExchange();
    exchange.serverName = "crm.example";

    assertFalse(LocalCaller.is(exchange.request));
  }
}
