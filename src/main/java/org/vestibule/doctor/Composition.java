package org.vestibule.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vestibule.doctor.Installation.Proof;

/**
 * What somebody who installs the application has chosen, and the two texts that follow from it: a
 * file of settings, and the script that registers the application. It asks for no secret.
 *
 * @param publicUrl without a slash at the end
 * @param clientId absent when the application is not registered yet
 * @param tenant GUID, domain, {@code organizations} or {@code common}; absent: learnt
 * @param allowedTenants GUIDs, separated by spaces; empty when there is none
 * @param cloud where the registration is
 */
public record Composition(
    String dataverseUrl,
    String publicUrl,
    Optional<String> clientId,
    Optional<String> tenant,
    String allowedTenants,
    Cloud cloud,
    Way way) {
  /** Stands for the client id until the script has printed it. */
  public static final String CLIENT_ID_PLACEHOLDER = "PUT-THE-APPLICATION-ID-HERE";

  /** Stands for the secret, which no page asks for. */
  public static final String SECRET_PLACEHOLDER = "PUT-THE-SECRETS-VALUE-HERE";

  private static final Set<String> MULTI_TENANT = Set.of("organizations", "common");

  /** Entra's clouds: "Microsoft Entra authentication and national clouds". */
  public enum Cloud {
    /** Everybody's, and GCC. */
    PUBLIC("https://login.microsoftonline.com", ""),
    /** GCC High and DoD. */
    US_GOVERNMENT("https://login.microsoftonline.us", "AzureUSGovernment"),
    /** 21Vianet. */
    CHINA("https://login.partner.microsoftonline.cn", "AzureChinaCloud");

    private final String authorityHost;
    private final String name;

    Cloud(String authorityHost, String name) {
      this.authorityHost = authorityHost;
      this.name = name;
    }

    /** Its {@code AZURE_AUTHORITY_HOST}. */
    public String authorityHost() {
      return authorityHost;
    }
  }

  /** Where the credential is kept. */
  public enum Way {
    /** A secret in a file of its own. */
    SECRET_FILE(Proof.SECRET, "AZURE_CLIENT_SECRET_FILE", "/etc/vestibule/client-secret"),
    /** A secret among the other settings. */
    SECRET(Proof.SECRET, "AZURE_CLIENT_SECRET", SECRET_PLACEHOLDER),
    /** A certificate with its key. */
    CERTIFICATE(Proof.CERTIFICATE, "AZURE_CLIENT_CERTIFICATE_PATH", "/etc/vestibule/client.pem"),
    /** The platform's token. */
    FEDERATED(Proof.FEDERATED, "AZURE_FEDERATED_TOKEN_FILE", "/var/run/secrets/vestibule/token"),
    /** None. */
    NONE(Proof.NONE, "", "");

    private final Proof proof;
    private final String setting;
    private final String value;

    Way(Proof proof, String setting, String value) {
      this.proof = proof;
      this.setting = setting;
      this.value = value;
    }
  }

  /** How the file of settings is written. */
  public enum Format {
    /** For {@code VESTIBULE_CONFIG}. */
    PROPERTIES,
    /** For {@code sh} and for systemd's {@code EnvironmentFile}. */
    SHELL;

    private String line(String name, String value) {
      return name + "=" + (this == SHELL ? Shell.quote(value) : value.replace("\\", "\\\\"));
    }
  }

  /** The settings, in the order of the file. */
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("DATAVERSE_URL", dataverseUrl);
    settings.put("PUBLIC_URL", publicUrl);
    tenant.ifPresent(it -> settings.put("AZURE_TENANT_ID", it));
    if (!allowedTenants.isEmpty()) {
      settings.put("AZURE_ALLOWED_TENANTS", allowedTenants);
    }
    if (cloud != Cloud.PUBLIC) {
      settings.put("AZURE_AUTHORITY_HOST", cloud.authorityHost);
    }
    settings.put("AZURE_CLIENT_ID", clientId.orElse(CLIENT_ID_PLACEHOLDER));
    if (way != Way.NONE) {
      settings.put(way.setting, way.value);
    }
    return settings;
  }

  /** The file of settings: one {@code KEY=value} a line. */
  public String file(Format format) {
    return settings().entrySet().stream()
        .map(it -> format.line(it.getKey(), it.getValue()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * The script for the Azure CLI that registers the application; {@code README.md} has the same.
   *
   * @see "az ad app" (Azure CLI reference)
   */
  public String script() {
    var lines = new ArrayList<String>();
    boolean several =
        tenant.map(it -> it.toLowerCase(Locale.ROOT)).filter(MULTI_TENANT::contains).isPresent();
    if (cloud != Cloud.PUBLIC) {
      lines.add("az cloud set --name " + cloud.name);
    }
    tenant
        .filter(it -> !several)
        .ifPresent(it -> lines.add("az login --tenant " + Shell.quote(it)));
    lines.add("PUBLIC_URL=" + Shell.quote(publicUrl));
    lines.add("");
    lines.addAll(registration(several));
    lines.addAll(List.of(COMMON.split("\n", -1)));
    if (way.proof != Proof.NONE) {
      lines.add("");
    }
    lines.addAll(credential());
    lines.add("az account show --query tenantId --output tsv");
    return String.join("\n", lines) + "\n";
  }

  private List<String> registration(boolean several) {
    String uris =
        way == Way.NONE
            ? "--public-client-redirect-uris \"$PUBLIC_URL/callback\" \"$PUBLIC_URL/\""
                + " --is-fallback-public-client true"
            : "--web-redirect-uris \"$PUBLIC_URL/callback\" \"$PUBLIC_URL/\"";
    String audience = several ? "AzureADMultipleOrgs" : "AzureADMyOrg";
    return clientId
        .map(
            id ->
                List.of(
                    "APP_ID=" + Shell.quote(id),
                    "# takes the place of the redirect URIs that are registered",
                    "az ad app update --id \"$APP_ID\" --sign-in-audience " + audience + " \\",
                    "  " + uris,
                    "az ad sp show --id \"$APP_ID\" > /dev/null || az ad sp create --id \"$APP_ID\""))
        .orElse(
            List.of(
                "APP_ID=$(az ad app create --display-name Vestibule --sign-in-audience "
                    + audience
                    + " \\",
                "  " + uris + " --query appId --output tsv)",
                "az ad sp create --id \"$APP_ID\""));
  }

  private List<String> credential() {
    String reset = "az ad app credential reset --id \"$APP_ID\" --append ";
    return switch (way.proof) {
      case SECRET ->
          List.of(
              "# prints the secret's value, once",
              reset + "--years 1 --query password --output tsv");
      case CERTIFICATE ->
          List.of("# the public part of the certificate", reset + "--cert @certificate.pem");
      case FEDERATED ->
          List.of(
              "# trusts the platform's token: put in its issuer and its subject",
              "az ad app federated-credential create --id \"$APP_ID\" --parameters \\",
              "  '{\"name\": \"vestibule\", \"issuer\": \"https://issuer.example\","
                  + " \"subject\": \"subject\", \"audiences\": [\"api://AzureADTokenExchange\"]}'");
      case NONE -> List.of();
    };
  }

  /** Permission and claims, whatever the credential. */
  private static final String COMMON =
      """

      # Dynamics CRM (Dataverse), delegated permission user_impersonation
      az ad app permission add --id "$APP_ID" --api 00000007-0000-0000-c000-000000000000 \\
        --api-permissions 78ce3f0f-a1ce-49c2-8cde-64b5c0896db4=Scope
      az ad app permission admin-consent --id "$APP_ID"

      az ad app update --id "$APP_ID" \\
        --optional-claims '{"idToken": [{"name": "sid"}, {"name": "login_hint"}]}'""";
}
