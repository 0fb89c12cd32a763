package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "2001:db8:1234:5678::1, 2001:db8:1234::/48",
    "::ffff:192.0.2.77, 192.0.2.0/24",
    "127.0.0.1, ''",
    "::1, ''",
    "0.0.0.0, ''",
    "host.example, ''",
    "'', ''"
  })
  void an_address_is_kept_by_its_network_alone(String address, String network) {
    assertEquals(network, ClientPlace.network(address));
  }

  @Test
  void this_computer_is_told_when_no_proxy_stands_between() {
    var direct = new FakeExchange().withHeader("Host", "localhost:8080");
    var proxied =
        new FakeExchange().withHeader("Host", "localhost:8080").withHeader("Via", "1.1 proxy");

    assertEquals("here", ClientPlace.device(direct.request).place());
    assertEquals("", ClientPlace.device(proxied.request).place());
  }
}
