package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Global Discovery tells of an environment, and what a forged list would tell. */
final class Instance {
  /** The members of an instance. */
  static final List<String> FIELDS =
      List.of(
          "ApiUrl",
          "DatacenterId",
          "DatacenterName",
          "EnvironmentId",
          "FriendlyName",
          "Id",
          "IsUserSysAdmin",
          "LastUpdated",
          "OrganizationType",
          "Purpose",
          "Region",
          "SchemaType",
          "State",
          "StatusMessage",
          "TenantId",
          "TrialExpirationDate",
          "UniqueName",
          "Url",
          "UrlName",
          "Version");

  /** Addresses no application may send a token to; the first is where the program itself is. */
  private static final List<String> ADDRESSES =
      List.of(
          "{base}@evil.example",
          "https://evil.example",
          "https://contoso.crm4.dynamics.com.evil.example",
          "https://evil.example/contoso.crm4.dynamics.com",
          "http://contoso.crm4.dynamics.com",
          "https://user:secret@contoso.crm4.dynamics.com",
          "https://contoso.crm4.dynamics.com:8443",
          "https://contoso.crm4.dynamics.com/path?query#fragment",
          "https://169.254.169.254",
          "https://[::1]",
          "javascript:alert(1)",
          "//evil.example",
          "https://evil.example\\@contoso.crm4.dynamics.com",
          "https://contoso.crm4.dynamics.com\r\nHost: evil.example",
          "https://xn--contso-eua.crm4.dynamics.com.",
          "");

  private Instance() {}

  static Map<String, @Nullable Object> of(Environment environment, String origin) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    FIELDS.forEach(field -> row.put(field, null));
    row.put("ApiUrl", origin);
    row.put("DatacenterId", Environment.SALES.id("datacenter " + environment.region()));
    row.put("EnvironmentId", environment.environmentId());
    row.put("FriendlyName", environment.friendlyName());
    row.put("Id", environment.organizationId());
    row.put("IsUserSysAdmin", environment == Environment.TEST);
    row.put("LastUpdated", "2026-11-02T06:41:17Z");
    row.put("OrganizationType", environment.organizationType());
    row.put("Purpose", "");
    row.put("Region", environment.region());
    row.put("SchemaType", "Standard");
    row.put("State", environment.enabled() ? 0 : 1);
    row.put("StatusMessage", environment.enabled() ? 0 : 4);
    row.put("TenantId", Emulator.TENANT);
    row.put("UniqueName", environment.uniqueName());
    row.put("Url", origin);
    row.put("UrlName", environment.urlName());
    row.put("Version", environment.version());
    return row;
  }

  /** The rows that some faults add. */
  static List<Map<String, @Nullable Object>> hostile(@Nullable Strike strike, String base) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    if (strike == DataverseFault.DISCOVERY_HOSTILE_ADDRESSES) {
      for (String address : ADDRESSES) {
        String placed = address.replace("{base}", base);
        rows.add(forged("Hostile " + rows.size(), placed));
      }
    } else if (strike == DataverseFault.DISCOVERY_HOSTILE_NAMES) {
      rows.add(forged("<script>document.title='name'</script>", base + "/a"));
      rows.add(forged("\u202Egpj.exe\u0000\r\nSet-Cookie: forged=1", base + "/b"));
      rows.add(forged("x".repeat(5_000), base + "/c"));
    } else if (strike == DataverseFault.DISCOVERY_INCOMPLETE) {
      rows.add(new LinkedHashMap<>());
      for (String field : List.of("Id", "Url", "ApiUrl", "FriendlyName", "State", "Version")) {
        Map<String, @Nullable Object> row = forged("Without " + field, base);
        row.remove(field);
        rows.add(row);
        Map<String, @Nullable Object> wrong = forged("Wrong " + field, base);
        wrong.put(field, List.of(Map.of("unexpected", true)));
        rows.add(wrong);
      }
    } else if (strike == DataverseFault.DISCOVERY_MANY) {
      for (int i = 0; i < 2_000; i++) {
        rows.add(forged("Environment " + i, "https://many-" + i + ".crm4.dynamics.com"));
      }
    }
    return rows;
  }

  private static Map<String, @Nullable Object> forged(String name, String address) {
    Map<String, @Nullable Object> row = of(Environment.TEST, address);
    row.put("FriendlyName", name);
    row.put("Id", Environment.FINANCE.id("forged " + name));
    return row;
  }
}
