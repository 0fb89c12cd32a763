package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Global Discovery Service: the environments that the token's user can enter. Whoever can enter
 * none gets an empty list, and a key leads to a list too.
 *
 * @see "Discover user organizations (Microsoft Dataverse), 2026"
 */
final class Discovery {
  private static final String PATH = "/api/discovery/v2.0/Instances";
  private static final Pattern KEY = Pattern.compile("\\((?:(\\w+)=)?([^()]+)\\)");
  private static final Pattern EQUAL = Pattern.compile("\\s*(\\w+)\\s+eq\\s+([^']+?|'[^']*')\\s*");
  private static final Set<String> KEYS = Set.of("UniqueName", "Region", "State", "Version");

  /** The service names itself by an address inside its own network. */
  private static final String CONTEXT =
      "http://10.0.4.71:20193/api/discovery/v2.0/$metadata#Instances";

  private final Site site;
  private final Bearer bearer;

  Discovery(Site site) {
    this.site = site;
    this.bearer = new Bearer(site);
  }

  Answer answer(Call call, @Nullable Strike strike) {
    Grants.Access access = bearer.access(call);
    Answer refused = bearer.refused(call, access);
    if (refused != null || access == null) {
      return refused == null ? Answer.empty(401) : refused;
    }
    try {
      return read(call, access.grant(), strike);
    } catch (DataverseRefusal refusal) {
      return headers(Dataverse.error(refusal.error, refusal.detail));
    }
  }

  private Answer read(Call call, Grant grant, @Nullable Strike strike) {
    if (!call.path().startsWith(PATH)) {
      throw new DataverseRefusal(DataverseError.NOT_FOUND, call.path());
    }
    if (!call.isGet()) {
      throw new DataverseRefusal(DataverseError.METHOD, call.method());
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    boolean stale = strike == DataverseFault.DISCOVERY_STALE;
    for (Environment environment : Environment.values()) {
      if (stale || enters(grant, environment)) {
        rows.add(Instance.of(environment, site.origin(Origin.of(environment))));
      }
    }
    rows.addAll(Instance.hostile(strike, site.base));
    List<Map<String, @Nullable Object>> fitting =
        filtered(keyed(rows, call.path().substring(PATH.length())), call.query());
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("@odata.context", CONTEXT + shape(call.query().get("$select")));
    members.put("value", fitting.stream().map(row -> selected(row, call.query())).toList());
    return headers(Answer.of(200, "application/json; odata.metadata=minimal", Json.write(members)));
  }

  /** Users who are disabled are not listed; those without licence or role are. */
  private static boolean enters(Grant grant, Environment environment) {
    Persona persona = grant.persona();
    if (persona == null || !grant.tid().equals(Emulator.TENANT)) {
      return false;
    }
    boolean knocks = persona == Persona.UNLICENSED || persona == Persona.ROLELESS;
    return Person.of(persona, environment) != null || (knocks && environment == Environment.SALES);
  }

  private static List<Map<String, @Nullable Object>> keyed(
      List<Map<String, @Nullable Object>> rows, String key) {
    if (key.isEmpty()) {
      return rows;
    }
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new DataverseRefusal(DataverseError.NOT_FOUND, key);
    }
    String name = matcher.group(1);
    if (name == null ? !ODataPath.guid(matcher.group(2)) : !KEYS.contains(name)) {
      throw ODataPath.unreadable("The key '" + key + "' cannot be read.");
    }
    return matching(rows, name == null ? "Id" : name, matcher.group(2));
  }

  private static List<Map<String, @Nullable Object>> filtered(
      List<Map<String, @Nullable Object>> rows, Params query) {
    for (String name : query.values().keySet()) {
      if (name.startsWith("$") && !name.equals("$select") && !name.equals("$filter")) {
        throw ODataPath.unreadable("The query parameter " + name + " is not supported");
      }
    }
    String filter = query.get("$filter");
    List<Map<String, @Nullable Object>> fitting = rows;
    for (String condition : filter == null ? List.<String>of() : List.of(filter.split(" and "))) {
      Matcher matcher = EQUAL.matcher(condition);
      if (!matcher.matches()) {
        throw ODataPath.unreadable("The filter '" + condition + "' is not understood.");
      }
      fitting = matching(fitting, field(matcher.group(1)), matcher.group(2));
    }
    return fitting;
  }

  /** Texts are compared with their case, unlike in the Web API. */
  private static List<Map<String, @Nullable Object>> matching(
      List<Map<String, @Nullable Object>> rows, String field, String literal) {
    boolean quoted = literal.startsWith("'");
    String value = literal.replace("'", "");
    return rows.stream()
        .filter(
            row -> {
              Object stored = row.get(field);
              boolean text = stored instanceof String it && !ODataPath.guid(it);
              return String.valueOf(stored).equals(value) && (stored == null || text == quoted);
            })
        .toList();
  }

  private static Map<String, @Nullable Object> selected(
      Map<String, @Nullable Object> row, Params query) {
    String select = query.get("$select");
    if (select == null) {
      return row;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name : select.split(",", -1)) {
      members.put(field(name.strip()), row.get(name.strip()));
    }
    return members;
  }

  private static String shape(@Nullable String select) {
    return select == null ? "" : "(" + select + ")";
  }

  private static String field(String name) {
    if (!Instance.FIELDS.contains(name)) {
      throw ODataPath.unreadable(
          "Could not find a property named '" + name + "' on type 'Discovery.Instance'.");
    }
    return name;
  }

  private static Answer headers(Answer answer) {
    return answer.with("odata-version", "4.0").with("Cache-Control", "no-cache");
  }
}
