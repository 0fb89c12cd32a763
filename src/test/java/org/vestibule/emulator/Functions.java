package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that can be called. Those bound to a row are written with their namespace, the
 * others without.
 *
 * @see "Use Web API functions (Microsoft Dataverse), 2026"
 */
final class Functions {
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
  private static final Set<String> ACCESS_TYPES = Set.of("Default", "Internet", "Intranet");
  private static final List<String> PRIVILEGES =
      List.of("prvReadUser", "prvReadAccount", "prvWriteAccount", "prvReadOpportunity");

  private final Store store;
  private final String origin;

  Functions(Store store, String origin) {
    this.store = store;
    this.origin = origin;
  }

  /** The answer of a function without a row, null when there is none of this name. */
  @Nullable Map<String, Object> unbound(ODataPath.Segment call, Params query) {
    Map<String, String> arguments = call.named(query);
    return switch (call.name() + arguments.keySet()) {
      case "WhoAmI[]" -> whoAmI();
      case "RetrieveVersion[]" -> version();
      case "RetrieveCurrentOrganization[AccessType]" ->
          organization(arguments.getOrDefault("AccessType", ""));
      default -> null;
    };
  }

  /** The answer of a function of the user's row, null when there is none of this name. */
  @Nullable Map<String, Object> bound(ODataPath.Segment call, Row row, Params query) {
    if (row.table() != Table.SYSTEMUSERS) {
      return null;
    }
    List<String> names = PRIVILEGES;
    String type = "RetrieveUserPrivileges";
    if (call.name().equals(NAMESPACE + "RetrieveUserPrivilegeByPrivilegeName")) {
      type = "RetrieveUserPrivilegeByPrivilegeName";
      String name = call.named(query).getOrDefault("PrivilegeName", "");
      names = names.stream().filter(it -> name.equals("'" + it + "'")).toList();
    } else if (!call.name().equals(NAMESPACE + type)) {
      return null;
    }
    List<Object> privileges = new ArrayList<>();
    for (String name : names) {
      Map<String, Object> privilege = new LinkedHashMap<>();
      privilege.put("Depth", name.equals("prvReadUser") ? "Basic" : "Local");
      privilege.put("PrivilegeId", Environment.SALES.id(name));
      privilege.put("BusinessUnitId", store.person().unitId());
      privilege.put("PrivilegeName", name);
      privileges.add(privilege);
    }
    Map<String, Object> members = context(type + "Response");
    members.put("RolePrivileges", privileges);
    return members;
  }

  private Map<String, Object> whoAmI() {
    Map<String, Object> members = context("WhoAmIResponse");
    members.put("BusinessUnitId", store.person().unitId());
    members.put("UserId", store.person().userId());
    members.put("OrganizationId", store.person().environment().organizationId());
    return members;
  }

  private Map<String, Object> version() {
    Map<String, Object> members = context("RetrieveVersionResponse");
    members.put("Version", store.person().environment().version());
    return members;
  }

  private Map<String, Object> organization(String accessType) {
    String start = NAMESPACE + "EndpointAccessType'";
    boolean known =
        accessType.startsWith(start)
            && accessType.endsWith("'")
            && ACCESS_TYPES.contains(accessType.substring(start.length(), accessType.length() - 1));
    if (!known) {
      throw ODataPath.unreadable(
          "The value '%s' is not of type '%sEndpointAccessType'.".formatted(accessType, NAMESPACE));
    }
    store.demand("organizations");
    Environment environment = store.person().environment();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("OrganizationId", environment.organizationId());
    detail.put("FriendlyName", environment.friendlyName());
    detail.put("OrganizationVersion", environment.version());
    detail.put("EnvironmentId", environment.environmentId());
    detail.put("DatacenterId", Environment.SALES.id("datacenter " + environment.region()));
    detail.put("Geo", environment.region());
    detail.put("TenantId", Emulator.TENANT);
    detail.put("UrlName", environment.urlName());
    detail.put("UniqueName", environment.uniqueName());
    detail.put("State", environment.enabled() ? "Enabled" : "Disabled");
    detail.put(
        "OrganizationType", environment.organizationType() == 5 ? "CustomerTest" : "Customer");
    detail.put("SchemaType", "Standard");
    detail.put("Endpoints", endpoints());
    Map<String, Object> members = context("RetrieveCurrentOrganizationResponse");
    members.put("Detail", detail);
    return members;
  }

  /** Two lists side by side, as the service writes this dictionary. */
  private Map<String, Object> endpoints() {
    Map<String, Object> endpoints = new LinkedHashMap<>();
    endpoints.put("Count", 3);
    endpoints.put("IsReadOnly", false);
    endpoints.put(
        "Keys", List.of("WebApplication", "OrganizationService", "OrganizationDataService"));
    endpoints.put(
        "Values",
        List.of(
            origin + "/",
            origin + "/XRMServices/2011/Organization.svc",
            origin + "/XRMServices/2011/OrganizationData.svc"));
    return endpoints;
  }

  private Map<String, Object> context(String type) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("@odata.context", origin + Dataverse.ROOT + "$metadata#" + NAMESPACE + type);
    return members;
  }
}
