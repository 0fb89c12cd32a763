package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  private static final PublicAddress OPEN = new PublicAddress(Optional.empty());

  private static PublicAddress configured(String address) {
    return new PublicAddress(Optional.of(URI.create(address)));
  }

  private static FakeExchange to(String host, int port, String contextPath) {
    var exchange = new FakeExchange();
    exchange.serverName = host;
    exchange.serverPort = port;
    exchange.contextPath = contextPath;
    return exchange;
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 8080, '', http://localhost:8080",
    "localhost, 8080, /app, http://localhost:8080/app",
    "127.0.0.1, 80, '', http://127.0.0.1:80",
    "[::1], 8080, '', http://[::1]:8080",
    "::1, 8080, /app, http://[::1]:8080/app"
  })
  void on_this_machine_the_request_is_believed(
      String host, int port, String contextPath, String expected) {
    assertEquals(Optional.of(URI.create(expected)), OPEN.root(to(host, port, contextPath).request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "localhost.evil.org",
        "evil.localhost",
        "127.0.0.1.evil.org",
        "127.0.0.2",
        "0.0.0.0",
        "10.0.0.1",
        "::",
        ""
      })
  void a_foreign_host_is_not_believed(String host) {
    assertEquals(Optional.empty(), OPEN.root(to(host, 8080, "").request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "evil.org"})
  void the_setting_alone_decides(String host) {
    PublicAddress address = configured("https://example.org/app");

    assertEquals(
        Optional.of(URI.create("https://example.org/app")),
        address.root(to(host, 9999, "/other").request));
    assertEquals("/app", address.base(to(host, 9999, "/other").request));
  }

  @Test
  void links_begin_with_what_users_see() {
    assertEquals("", configured("https://example.org").base(to("x", 1, "/app").request));
    assertEquals("/app", OPEN.base(to("localhost", 1, "/app").request));
    assertEquals("", OPEN.base(to("localhost", 1, "").request));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org, true, /",
    "HTTPS://example.org, true, /",
    "https://example.org/app, true, /",
    "http://localhost:8080, false, /",
    "http://localhost:8080/app, false, /app"
  })
  void the_scheme_and_the_path_decide_about_cookies(String address, boolean secure, String path) {
    assertEquals(secure, configured(address).secure());
    assertEquals(Optional.of(path), configured(address).cookiePath());
  }

  @Test
  void without_the_setting_cookies_are_the_server_s_choice() {
    assertEquals(false, OPEN.secure());
    assertEquals(Optional.empty(), OPEN.cookiePath());
  }
}
