package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of an environment as one of its users sees them. */
final class Store {
  private static final Map<String, List<String>> ZONES = Data.lines("time-zones.properties", 4);
  private static final List<String> ACCESS_MODES =
      List.of("Read-Write", "Administrative", "Read", "Support User", "Non-interactive");
  private static final List<String> TEAM_TYPES =
      List.of("Owner", "Access", "Security Group", "Office Group");

  private final Person person;
  private final Set<String> hidden;

  /** The hidden entity sets are those nobody may read for the moment. */
  Store(Person person, Set<String> hidden) {
    this.person = person;
    this.hidden = hidden;
  }

  /** Who asks. */
  Person person() {
    return person;
  }

  /** Refuses when the user may not read this entity set. */
  void demand(String set) {
    if (hidden.contains(set) || person.hidden().contains(set)) {
      Table table = Table.of(set);
      throw new DataverseRefusal(
          DataverseError.PRIVILEGE, "prvRead" + (table == null ? "Organization" : table.type()));
    }
  }

  /** The rows of an entity set that the user may read. */
  List<Row> rows(Table table) {
    demand(table.set());
    return switch (table) {
      case SYSTEMUSERS -> person.readsAll() ? everybody() : List.of(user(person));
      case ROLES -> effectiveRoles();
      case TEAMS -> teams(person);
      case BUSINESSUNITS -> List.of(unit(person));
      case USERSETTINGSCOLLECTION -> List.of(settings(person));
      case TIMEZONEDEFINITIONS -> ZONES.entrySet().stream().map(this::zone).toList();
    };
  }

  /** The row with this key; refuses other people's rows, and keys nobody has. */
  Row row(Table table, String key) {
    demand(table.set());
    for (Row row : rows(table)) {
      if (row.key().equalsIgnoreCase(key)) {
        return row;
      }
    }
    boolean others = table == Table.SYSTEMUSERS || table == Table.USERSETTINGSCOLLECTION;
    if (others && !person.readsAll() && somebody(key)) {
      throw new DataverseRefusal(DataverseError.PRIVILEGE, "prvRead" + table.type());
    }
    throw new DataverseRefusal(
        DataverseError.NO_ROW, table.type() + " With Id = " + key + " Does Not Exist");
  }

  /** What a navigation property of a row leads to. */
  List<Row> follow(Row row, String navigation) {
    demand(row.table().navigation(navigation).set());
    Person whose = row.table() == Table.SYSTEMUSERS ? person(row.key()) : person;
    return switch (navigation) {
      case "systemuserroles_association" ->
          whose.roles().stream().map(name -> role(whose, name)).toList();
      case "teammembership_association" -> teams(whose);
      case "teamroles_association" ->
          Person.team(row.text("name")).roles().stream().map(name -> role(whose, name)).toList();
      case "user_settings" -> List.of(settings(whose));
      default -> List.of(unit(whose));
    };
  }

  /** The roles assigned to the user, and those of the teams that are groups of Entra. */
  List<Row> effectiveRoles() {
    List<Row> roles = new ArrayList<>();
    Stream.concat(
            person.roles().stream(),
            person.teams().stream()
                .map(Person::team)
                .filter(team -> team.type() >= 2)
                .flatMap(team -> team.roles().stream()))
        .distinct()
        .forEach(name -> roles.add(role(person, name)));
    return roles;
  }

  /** Whether this is the key of any user of the environment. */
  boolean somebody(String key) {
    return everybody().stream().anyMatch(row -> row.key().equalsIgnoreCase(key));
  }

  private List<Row> everybody() {
    return people().map(Store::user).toList();
  }

  private Stream<Person> people() {
    return Stream.concat(
            Stream.of(person),
            Stream.of(Persona.values())
                .flatMap(it -> Stream.ofNullable(Person.of(it, person.environment()))))
        .distinct();
  }

  private Person person(String key) {
    return people().filter(it -> it.userId().equals(key)).findFirst().orElse(person);
  }

  private static Row user(Person who) {
    int mode = who.application() ? 4 : 0;
    int space = who.fullName().indexOf(' ');
    return Row.of(Table.SYSTEMUSERS)
        .with("systemuserid", who.userId())
        .with("ownerid", who.userId())
        .with("fullname", who.fullName())
        .with("firstname", who.fullName().substring(0, space))
        .with("lastname", who.fullName().substring(space + 1))
        .with("internalemailaddress", who.mail())
        .with("domainname", who.account())
        .with("windowsliveid", who.account())
        .with("title", who.title())
        .with("isdisabled", false, "Enabled")
        .with("accessmode", mode, ACCESS_MODES.get(mode))
        .with("azureactivedirectoryobjectid", who.oid())
        .with("applicationid", who.application() ? who.oid() : null)
        .with("islicensed", !who.application(), who.application() ? "No" : "Yes")
        .with("createdon", "2024-03-11T08:15:42Z", "3/11/2024 8:15 AM")
        .with("_businessunitid_value", who.unitId(), who.unit());
  }

  private static Row role(Person who, String name) {
    return Row.of(Table.ROLES)
        .with("roleid", who.environment().id("role " + who.unit() + name))
        .with("name", name)
        .with("ismanaged", true, "Managed")
        .with("_businessunitid_value", who.unitId(), who.unit())
        .with("_parentrootroleid_value", who.environment().id("root role " + name), name);
  }

  private static List<Row> teams(Person who) {
    return who.teams().stream()
        .map(Person::team)
        .map(
            team -> {
              String id = who.environment().id("team " + team.name());
              boolean group = team.type() >= 2;
              return Row.of(Table.TEAMS)
                  .with("teamid", id)
                  .with("ownerid", id)
                  .with("name", team.name())
                  .with("teamtype", team.type(), TEAM_TYPES.get(team.type()))
                  .with("membershiptype", 0, "Members and guests")
                  .with("isdefault", team.isDefault(), team.isDefault() ? "Yes" : "No")
                  .with(
                      "azureactivedirectoryobjectid",
                      group ? Environment.SALES.id("group " + team.name()) : null)
                  .with("_businessunitid_value", who.unitId(), who.unit());
            })
        .toList();
  }

  private static Row unit(Person who) {
    return Row.of(Table.BUSINESSUNITS)
        .with("businessunitid", who.unitId())
        .with("name", who.unit())
        .with("isdisabled", false, "No");
  }

  private static Row settings(Person who) {
    return Row.of(Table.USERSETTINGSCOLLECTION)
        .with("systemuserid", who.userId())
        .with("ownerid", who.userId())
        .with("timezonecode", who.zone())
        .with("uilanguageid", who.language())
        .with("localeid", who.language())
        .with("helplanguageid", who.language())
        .with("dateformatstring", "M/d/yyyy")
        .with("timeformatstring", "h:mm tt");
  }

  private Row zone(Map.Entry<String, List<String>> zone) {
    List<String> facts = zone.getValue();
    return Row.of(Table.TIMEZONEDEFINITIONS)
        .with("timezonedefinitionid", person.environment().id("zone " + zone.getKey()))
        .with("timezonecode", Integer.valueOf(zone.getKey()))
        .with("standardname", facts.get(0))
        .with("daylightname", facts.get(1))
        .with("userinterfacename", facts.get(3))
        .with("bias", Integer.valueOf(facts.get(2)));
  }
}
