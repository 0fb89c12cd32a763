package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  private static final String TENANT = "11111111-2222-3333-4444-55555555ABCD";
  private static final Map<String, String> SMALLEST =
      Map.of("DATAVERSE_URL", "https://org.crm4.dynamics.com", "AZURE_CLIENT_ID", "client-1");

  @Test
  void every_default() throws ConfigurationException {
    assertEquals(
        new Settings(
            URI.create("https://org.crm4.dynamics.com"),
            "client-1",
            Optional.empty(),
            Set.of(),
            new Credential.None(),
            URI.create("https://login.microsoftonline.com"),
            Optional.empty(),
            "openid profile offline_access https://org.crm4.dynamics.com/user_impersonation",
            Optional.empty(),
            "query",
            Optional.empty(),
            Duration.ofMinutes(30),
            Duration.ofHours(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            List.of(),
            false,
            Optional.empty(),
            new Reuse(Duration.ofMinutes(1), Duration.ofMinutes(1)),
            new Operations(
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                false,
                Optional.empty(),
                Optional.empty())),
        read(SMALLEST));
  }

  @Test
  void every_name_with_a_value_of_its_own() throws ConfigurationException {
    var environment = new HashMap<String, String>();
    environment.put("CLUSTER", "jcache");
    environment.put("DATAVERSE_URL", "https://org2.crm.dynamics.com/");
    environment.put("AZURE_CLIENT_ID", "client-2");
    environment.put("AZURE_TENANT_ID", "organizations");
    environment.put("AZURE_ALLOWED_TENANTS", TENANT + ", 99999999-2222-3333-4444-555555555555");
    environment.put("AZURE_CLIENT_SECRET", " marker ");
    environment.put("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/");
    environment.put("OAUTH_SCOPE", "openid,profile  x");
    environment.put("OAUTH_RESOURCE", "https://org2.example/");
    environment.put("OAUTH_RESPONSE_MODE", "form_post");
    environment.put("OAUTH_CLIENT_AUTH", "client_secret_basic");
    environment.put("PUBLIC_URL", "https://apps.example/crm//");
    environment.put("SESSION_IDLE", "PT5M");
    environment.put("SESSION_MAX_AGE", "PT1H");
    environment.put("HTTP_CONNECT_TIMEOUT", "PT0.5S");
    environment.put("HTTP_TIMEOUT", "PT7S");
    environment.put("FRAME_ANCESTORS", "https://a.example http://localhost:8080");
    environment.put("DATAVERSE_ENVIRONMENTS", "single");
    environment.put("DATAVERSE_DISCOVERY_URL", "https://globaldisco.crm9.dynamics.com/");
    environment.put("DATAVERSE_REUSE", "0");
    environment.put("DATAVERSE_PROFILE_REUSE", "PT30S");
    environment.put("METRICS_TOKEN", " 0123456789abcdef ");
    environment.put("ADMIN_TOKEN", " 0123456789abcdef0123456789abcdef ");
    environment.put("STOP_DELAY", "PT0S");
    environment.put("LOG_FORMAT", "json");
    environment.put("AZURE_CLIENT_SECRET_NEXT", "marker-2");

    assertEquals(
        new Settings(
            URI.create("https://org2.crm.dynamics.com"),
            "client-2",
            Optional.of("organizations"),
            Set.of("11111111-2222-3333-4444-55555555abcd", "99999999-2222-3333-4444-555555555555"),
            new Credential.ClientSecret("marker", true),
            URI.create("https://login.microsoftonline.us"),
            Optional.empty(),
            "openid profile x",
            Optional.of("https://org2.example/"),
            "form_post",
            Optional.of(URI.create("https://apps.example/crm")),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(7),
            List.of("https://a.example", "http://localhost:8080"),
            true,
            Optional.of(URI.create("https://globaldisco.crm9.dynamics.com")),
            new Reuse(Duration.ZERO, Duration.ofSeconds(30)),
            new Operations(
                Optional.of(new Operations.Token("0123456789abcdef")),
                Optional.of(new Operations.Token("0123456789abcdef0123456789abcdef")),
                Duration.ZERO,
                true,
                Optional.of(new Credential.ClientSecret("marker-2", true)),
                Optional.of(new Operations.Cluster(Optional.empty())))),
        read(environment));
  }

  @Test
  void a_secret_is_posted_unless_it_is_said_otherwise() throws ConfigurationException {
    assertEquals(
        new Credential.ClientSecret("s", false),
        read(with("AZURE_CLIENT_SECRET", "s")).credential());
  }

  @Test
  void a_certificate_and_its_password() throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("certificate.pem"), "x");
    var environment = new HashMap<>(with("AZURE_CLIENT_CERTIFICATE_PATH", file.toString()));
    environment.put("AZURE_CLIENT_CERTIFICATE_PASSWORD", "marker");

    Credential credential = read(environment).credential();

    assertEquals(new Credential.Certificate(file, "marker"), credential);
    assertFalse(credential.toString().contains("marker"));
  }

  @Test
  void a_secret_of_a_file_remembers_it_and_the_next_one_may_be_a_certificate()
      throws ConfigurationException, IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "marker\n");
    Path certificate = Files.writeString(folder.resolve("next.pem"), "x");
    var environment = new HashMap<>(with("AZURE_CLIENT_SECRET_FILE", secret.toString()));
    environment.put("AZURE_CLIENT_CERTIFICATE_PATH_NEXT", certificate.toString());
    environment.put("AZURE_CLIENT_CERTIFICATE_PASSWORD_NEXT", "marker-2");

    Settings settings = read(environment);

    assertEquals(
        new Credential.ClientSecret("marker", false, Optional.of(secret)), settings.credential());
    assertEquals(
        Optional.of(new Credential.Certificate(certificate, "marker-2")),
        settings.operations().nextCredential());
    assertFalse(settings.toString().contains("marker"));
  }

  @Test
  void a_next_credential_has_a_first_and_is_one() {
    assertEquals(
        List.of("AZURE_CLIENT_SECRET_NEXT"),
        refusal(with("AZURE_CLIENT_SECRET_NEXT", "s")).problems().stream()
            .map(Problem::name)
            .toList());

    var environment = new HashMap<>(with("AZURE_CLIENT_SECRET", "s"));
    environment.put("AZURE_CLIENT_SECRET_NEXT", "t");
    environment.put("AZURE_CLIENT_CERTIFICATE_PATH_NEXT", "pom.xml");
    assertEquals(
        List.of("AZURE_CLIENT_SECRET_NEXT"),
        refusal(environment).problems().stream().map(Problem::name).toList());
  }

  @Test
  void a_federated_token_is_named_by_its_file() throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("token"), "x");

    assertEquals(
        new Credential.FederatedToken(file),
        read(with("AZURE_FEDERATED_TOKEN_FILE", file.toString())).credential());
  }

  @Test
  void an_issuer_keeps_its_slash() throws ConfigurationException {
    assertEquals(
        Optional.of(URI.create("https://id.example/realm/")),
        read(with("OPENID_ISSUER", "https://id.example/realm/")).openidIssuer());
  }

  @Test
  void with_a_resource_the_scope_does_not_name_the_environment() throws ConfigurationException {
    assertEquals(
        "openid profile offline_access", read(with("OAUTH_RESOURCE", "https://org/")).scope());
  }

  @Test
  void a_blank_value_is_none() throws ConfigurationException {
    assertEquals(Optional.empty(), read(with("PUBLIC_URL", "  ")).publicUrl());
  }

  @Test
  void all_problems_are_told_at_once_and_each_once() {
    var environment = new HashMap<String, String>();
    environment.put("CLUSTER", "jcache");
    environment.put("DATAVERSE_URL", "http://org.crm4.dynamics.com");
    environment.put("AZURE_TENANT_ID", "common");
    environment.put("AZURE_CLIENT_CERTIFICATE_PATH", "/a");
    environment.put("AZURE_FEDERATED_TOKEN_FILE", "/b");
    environment.put("AZURE_AUTHORITY_HOST", "https://login.example/path");
    environment.put("OAUTH_SCOPE", "profile");
    environment.put("OAUTH_RESPONSE_MODE", "fragment");
    environment.put("OAUTH_CLIENT_AUTH", "none");
    environment.put("PUBLIC_URL", "https://apps.example/?a=b");
    environment.put("SESSION_IDLE", "30");
    environment.put("SESSION_MAX_AGE", "P31D");
    environment.put("HTTP_CONNECT_TIMEOUT", "PT0S");
    environment.put("HTTP_TIMEOUT", "-PT1S");
    environment.put("FRAME_ANCESTORS", "*");
    environment.put("DATAVERSE_ENVIRONMENTS", "none");
    environment.put("DATAVERSE_DISCOVERY_URL", "http://globaldisco.crm.dynamics.com");
    environment.put("DATAVERSE_REUSE", "PT10M1S");
    environment.put("DATAVERSE_PROFILE_REUSE", "60");
    environment.put("METRICS_TOKEN", "short");
    environment.put("ADMIN_TOKEN", "0123456789abcdef0123456789abcde");
    environment.put("STOP_DELAY", "PT6M");
    environment.put("LOG_FORMAT", "xml");

    assertEquals(
        List.of(
            "ADMIN_TOKEN",
            "AZURE_ALLOWED_TENANTS",
            "AZURE_AUTHORITY_HOST",
            "AZURE_CLIENT_CERTIFICATE_PATH",
            "AZURE_CLIENT_ID",
            "AZURE_CLIENT_SECRET",
            "AZURE_FEDERATED_TOKEN_FILE",
            "DATAVERSE_DISCOVERY_URL",
            "DATAVERSE_ENVIRONMENTS",
            "DATAVERSE_PROFILE_REUSE",
            "DATAVERSE_REUSE",
            "DATAVERSE_URL",
            "FRAME_ANCESTORS",
            "HTTP_CONNECT_TIMEOUT",
            "HTTP_TIMEOUT",
            "LOG_FORMAT",
            "METRICS_TOKEN",
            "OAUTH_CLIENT_AUTH",
            "OAUTH_RESPONSE_MODE",
            "OAUTH_SCOPE",
            "PUBLIC_URL",
            "SESSION_IDLE",
            "SESSION_MAX_AGE",
            "STOP_DELAY"),
        refusal(environment).problems().stream().map(Problem::name).sorted().toList());
  }

  @Test
  void nothing_set_names_what_is_required() {
    assertEquals(
        List.of("DATAVERSE_URL", "AZURE_CLIENT_ID"),
        refusal(Map.of()).problems().stream().map(Problem::name).toList());
  }

  @Test
  void nothing_prints_a_secret() throws ConfigurationException {
    var environment = new HashMap<>(with("AZURE_CLIENT_SECRET", "marker-secret"));
    environment.put("METRICS_TOKEN", "marker-of-sixteen-characters");
    environment.put("ADMIN_TOKEN", "marker-of-thirty-two-and-more-characters");
    assertFalse(read(environment).toString().contains("marker"));

    environment.put("METRICS_TOKEN", "marker-with spaces");
    environment.put("OAUTH_CLIENT_AUTH", "marker-method");
    environment.put("AZURE_CLIENT_SECRET_FILE", "/marker-file");
    environment.put("PUBLIC_URL", "https://marker-user:marker-password@host");
    ConfigurationException refusal = refusal(environment);

    assertEquals(4, refusal.problems().size());
    assertFalse(String.valueOf(refusal.getMessage()).contains("marker"), refusal.getMessage());
    assertFalse(refusal.problems().toString().contains("marker"));
  }

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(SMALLEST);
    environment.put(name, value);
    return environment;
  }

  private static ConfigurationException refusal(Map<String, String> environment) {
    return assertThrows(ConfigurationException.class, () -> read(environment));
  }

  private static Settings read(Map<String, String> environment) throws ConfigurationException {
    return Settings.read(new Properties(), environment);
  }
}
