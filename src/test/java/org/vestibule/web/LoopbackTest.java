package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  private static FakeExchange from(String address, String host, String name) {
    var exchange = new FakeExchange().withHeader("Host", host).withHeader("Accept", "*/*");
    exchange.remoteAddress = address;
    exchange.serverName = name;
    return exchange;
  }

  private static boolean direct(FakeExchange exchange) {
    return Loopback.direct(exchange.request);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    "127.0.0.1,        localhost:8080,      localhost,    true",
    "127.9.8.7,        127.0.0.1:8080,      127.0.0.1,    true",
    "::1,              [::1]:8080,          ::1,          true",
    "0:0:0:0:0:0:0:1,  [::1]:8080,          [::1],        true",
    "::ffff:127.0.0.1, LOCALHOST,           localhost,    true",
    "10.0.0.5,         localhost:8080,      localhost,    false",
    "192.0.2.1,        127.0.0.1,           127.0.0.1,    false",
    "::2,              [::1]:8080,          ::1,          false",
    "localhost,        localhost:8080,      localhost,    false",
    "'',               localhost:8080,      localhost,    false",
    "127.0.0.1,        apps.example,        apps.example, false",
    "127.0.0.1,        localhost.evil.example, localhost.evil.example, false",
    "127.0.0.1,        localhost@evil.example, localhost, false",
    "127.0.0.1,        apps.example,        localhost,    false",
    "127.0.0.1,        localhost:8080,      apps.example, false",
    "127.0.0.1,        127.0.0.1.evil.example, 127.0.0.1, false"
  })
  void address_and_host_are_this_machines(
      String address, String host, String name, boolean expected) {
    assertEquals(expected, direct(from(address, host, name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-Forwarded-Proto",
        "X-Forwarded",
        "Via",
        "X-Real-IP",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Original-Host",
        "X-Envoy-External-Address",
        "X-Azure-ClientIP",
        "X-Cluster-Client-IP"
      })
  void what_a_proxy_adds_shuts_the_door(String header) {
    FakeExchange exchange = from("127.0.0.1", "localhost:8080", "localhost");
    assertTrue(direct(exchange));

    assertFalse(direct(exchange.withHeader(header, "")));
  }

  @Test
  void an_old_protocol_is_a_proxys() {
    FakeExchange exchange = from("127.0.0.1", "127.0.0.1:8080", "127.0.0.1");
    exchange.protocol = "HTTP/1.0";

    assertFalse(direct(exchange));
  }

  @Test
  void a_request_without_a_host_is_not_ours() {
    var exchange = new FakeExchange();

    assertFalse(direct(exchange));
  }

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
    "localhost,               false",
    "'127.0.0.1, 192.0.2.7',  false",
    "::,                      false",
    "'',                      false"
  })
  void only_an_address_of_loopback_is_this_machines(String address, boolean expected) {
    assertEquals(expected, direct(from(address, "localhost:8080", "localhost")));
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
  void a_proxys_header_that_names_this_machine_shuts_the_door_too(String header) {
    assertFalse(
        direct(from("127.0.0.1", "localhost:8080", "localhost").withHeader(header, "127.0.0.1")));
  }
}
