package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://org.crm4.dynamics.com,              https://org.crm4.dynamics.com",
    "https://org.crm4.dynamics.com/,             https://org.crm4.dynamics.com",
    "https://org.crm4.dynamics.com:443,          https://org.crm4.dynamics.com",
    "https://org.api.crm4.dynamics.com,          https://org.crm4.dynamics.com",
    "https://org.api.crm4.dynamics.com/api/data, https://org.crm4.dynamics.com",
    "HTTPS://Org.API.crm4.Dynamics.com,          https://org.crm4.dynamics.com",
    "https://org.api.crm.dynamics.com,           https://org.crm.dynamics.com",
    "https://org.api.crm9.dynamics.com,          https://org.crm9.dynamics.com",
    "https://org.api.crm.microsoftdynamics.us,   https://org.crm.microsoftdynamics.us",
    "https://org.api.crm.appsplatform.us,        https://org.crm.appsplatform.us",
    "https://org.api.crm.dynamics.cn,            https://org.crm.dynamics.cn",
    "https://api.crm4.dynamics.com,              https://api.crm4.dynamics.com",
    "https://a.org.api.crm4.dynamics.com,        https://a.org.api.crm4.dynamics.com",
    "https://org.apis.crm4.dynamics.com,         https://org.apis.crm4.dynamics.com",
    "https://org.api.sales.dynamics.com,         https://org.api.sales.dynamics.com",
    "https://org.api.crm4.dynamics.com.evil.example, https://org.api.crm4.dynamics.com.evil.example",
    "https://org.api.crm.corp.example,           https://org.api.crm.corp.example",
    "https://org.crm4.dynamics.com:8443,         https://org.crm4.dynamics.com:8443",
    "http://127.0.0.1:9400/,                     http://127.0.0.1:9400",
    "http://localhost:80,                        http://localhost",
    "http://[::1]:9400,                          http://[::1]:9400",
  })
  void both_forms_are_one_audience(URI address, URI expected) {
    assertEquals(expected, EnvironmentAddress.of(address).audience());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "https://org.crm4.dynamics.com,       https://org.crm4.dynamics.com",
        "https://org.api.crm4.dynamics.com//, https://org.crm4.dynamics.com",
        "http://127.0.0.1:9400/,              http://127.0.0.1:9400",
        "https://org.crm4.dynamics.com/a,     absent",
        "https://org.crm4.dynamics.com?a=b,   absent",
        "https://org.crm4.dynamics.com#a,     absent",
        "https://a:b@org.crm4.dynamics.com,   absent",
        "//org.crm4.dynamics.com,             absent",
        "org.crm4.dynamics.com,               absent",
        "http://org.crm4.dynamics.com,        absent",
        "http://crm.corp.example,             absent",
        "htt+://127.0.0.1:9400,               absent",
        "ftp://org.crm4.dynamics.com,         absent",
        "HTTP://127.0.0.1:9400,               http://127.0.0.1:9400",
        "https://crm.corp.example,            https://crm.corp.example",
        "mailto:a@crm4.dynamics.com,          absent",
        "javascript:alert(1),                 absent",
        "https://,                            absent",
        "https://org crm4.dynamics.com,       absent",
        "'',                                  absent",
        "null,                                absent"
      })
  void an_address_from_outside_is_scheme_host_and_port(String text, String expected) {
    assertEquals(
        expected,
        EnvironmentAddress.parse(text).map(it -> it.audience().toString()).orElse("absent"));
  }

  @Test
  void an_address_without_end_takes_no_time() {
    String endless = "https://org.crm4.dynamics.com" + "/".repeat(1_000_000) + "a";

    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> assertEquals(Optional.empty(), EnvironmentAddress.parse(endless)));
  }
}
