package org.vestibule.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vestibule.dataverse.Organization;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Role;
import org.vestibule.dataverse.Team;
import org.vestibule.dataverse.UserRow;

/**
 * The dashboard's answer for programs. The three ids have the names that the Web API gives them; a
 * part that the user may not read is left out, and so is a value that is not kept.
 */
final class WhoAmIJson {
  private WhoAmIJson() {}

  static Map<String, Object> of(WhoAmICall.Outcome.Known known) {
    var json = new LinkedHashMap<String, Object>();
    json.put("UserId", known.whoAmI().userId().toString());
    json.put("BusinessUnitId", known.whoAmI().businessUnitId().toString());
    json.put("OrganizationId", known.whoAmI().organizationId().toString());
    json.put("environment", known.environment().toString());
    Profile profile = known.profile();
    put(json, "user", profile.user().map(WhoAmIJson::user));
    put(json, "roles", profile.roles().map(all -> all.stream().map(WhoAmIJson::role).toList()));
    put(json, "teams", profile.teams().map(all -> all.stream().map(WhoAmIJson::team).toList()));
    put(json, "organization", profile.organization().map(WhoAmIJson::organization));
    put(json, "preferences", profile.preferences().map(WhoAmIJson::preferences));
    return json;
  }

  private static Map<String, Object> user(UserRow user) {
    var json = new LinkedHashMap<String, Object>();
    json.put("fullName", user.fullName());
    put(json, "mail", user.mail());
    put(json, "jobTitle", user.jobTitle());
    put(json, "businessUnit", user.businessUnit());
    json.put("disabled", user.disabled());
    json.put("accessMode", word(user.accessMode()));
    put(json, "entraObjectId", user.entraObjectId().map(Object::toString));
    return json;
  }

  private static Map<String, Object> role(Role role) {
    return ordered("name", role.name(), "direct", role.direct());
  }

  private static Map<String, Object> team(Team team) {
    return ordered("name", team.name(), "kind", word(team.kind()));
  }

  private static Map<String, Object> organization(Organization organization) {
    var json = new LinkedHashMap<String, Object>();
    put(json, "friendlyName", organization.friendlyName());
    put(json, "version", organization.version());
    put(json, "region", organization.region());
    put(json, "environmentId", organization.environmentId());
    put(json, "state", organization.state());
    return json;
  }

  private static Map<String, Object> preferences(Preferences preferences) {
    var json = new LinkedHashMap<String, Object>();
    put(json, "languageId", preferences.languageId());
    put(json, "timeZoneCode", preferences.timeZoneCode());
    return json;
  }

  private static Map<String, Object> ordered(
      String first, Object value, String second, Object other) {
    var json = new LinkedHashMap<String, Object>();
    json.put(first, value);
    json.put(second, other);
    return json;
  }

  private static void put(Map<String, Object> json, String name, Optional<?> value) {
    value.ifPresent(it -> json.put(name, it));
  }

  private static void put(Map<String, Object> json, String name, String value) {
    put(json, name, Optional.of(value).filter(it -> !it.isEmpty()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
