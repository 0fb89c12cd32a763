package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.dataverse.EnvironmentAddress;

class DataverseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://org.crm4.dynamics.com,            https://org.crm4.dynamics.com",
    "https://org.api.crm4.dynamics.com,        https://org.crm4.dynamics.com",
    "https://org.api.crm4.dynamics.com/,       https://org.crm4.dynamics.com",
    "https://org.api.crm.dynamics.com,         https://org.crm.dynamics.com",
    "https://Org.API.crm4.dynamics.com,        https://org.crm4.dynamics.com",
    "https://org.api.crm.microsoftdynamics.us, https://org.crm.microsoftdynamics.us",
    "https://org.api.crm.appsplatform.us,      https://org.crm.appsplatform.us",
    "https://org.api.crm.dynamics.cn,          https://org.crm.dynamics.cn",
    "https://a.org.api.crm4.dynamics.com,      https://a.org.api.crm4.dynamics.com",
    "https://org.api.sales.dynamics.com,       https://org.api.sales.dynamics.com",
    "https://org.api.crm.corp.example,         https://org.api.crm.corp.example",
    "https://org.api.crm4.dynamics.com.example, https://org.api.crm4.dynamics.com.example",
    "http://127.0.0.1:9400,                    http://127.0.0.1:9400"
  })
  void both_forms_are_one_environment(String given, URI expected) throws ConfigurationException {
    Settings settings =
        Settings.read(
            new Properties(), Map.of("DATAVERSE_URL", given, "AZURE_CLIENT_ID", "client-1"));

    assertEquals(expected, settings.dataverseUrl());
    assertEquals(
        "openid profile offline_access " + expected + "/user_impersonation", settings.scope());
    // The client judges addresses by the same rule, and may not know the configuration.
    assertEquals(expected, EnvironmentAddress.of(URI.create(given)).audience());
  }
}
