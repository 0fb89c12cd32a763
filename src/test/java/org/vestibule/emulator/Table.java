package org.vestibule.emulator;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables that can be read, with as many of their columns as a sign-in is concerned with.
 *
 * @see "Dataverse Web API EntityType reference, 2026"
 */
enum Table {
  SYSTEMUSERS(
      "systemuser",
      "systemuserid ownerid fullname firstname lastname internalemailaddress domainname"
          + " windowsliveid title jobtitle isdisabled accessmode azureactivedirectoryobjectid"
          + " applicationid islicensed createdon _businessunitid_value",
      "businessunitid:BUSINESSUNITS systemuserroles_association:ROLES*"
          + " teammembership_association:TEAMS* user_settings:USERSETTINGSCOLLECTION*"),
  ROLES(
      "role",
      "roleid name ismanaged _businessunitid_value _parentrootroleid_value",
      "businessunitid:BUSINESSUNITS"),
  TEAMS(
      "team",
      "teamid ownerid name description teamtype membershiptype isdefault"
          + " azureactivedirectoryobjectid _businessunitid_value",
      "businessunitid:BUSINESSUNITS teamroles_association:ROLES*"),
  BUSINESSUNITS("businessunit", "businessunitid name isdisabled _parentbusinessunitid_value", ""),
  USERSETTINGSCOLLECTION(
      "usersettings",
      "systemuserid ownerid timezonecode uilanguageid localeid helplanguageid dateformatstring"
          + " timeformatstring",
      ""),
  TIMEZONEDEFINITIONS(
      "timezonedefinition",
      "timezonedefinitionid timezonecode standardname daylightname userinterfacename bias",
      "");

  private final String type;
  private final String columns;
  private final String navigations;

  /** Navigation properties are written with the table they lead to; a star means many rows. */
  Table(String type, String columns, String navigations) {
    this.type = type;
    this.columns = columns;
    this.navigations = navigations;
  }

  /** The table of an entity set, null when there is none. Names are written in lower case only. */
  static @Nullable Table of(String set) {
    for (Table table : values()) {
      if (table.set().equals(set)) {
        return table;
      }
    }
    return null;
  }

  /** The name of the entity set. */
  String set() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the entity type. */
  String type() {
    return type;
  }

  /** The column that names a row. */
  String key() {
    return columns.substring(0, columns.indexOf(' '));
  }

  List<String> columns() {
    return List.of(columns.split(" ", -1));
  }

  /** Whether there is such a navigation property. */
  boolean leads(String navigation) {
    return !targetOf(navigation).isEmpty();
  }

  /** The table a navigation property leads to. */
  Table navigation(String name) {
    String target = targetOf(name);
    if (target.isEmpty()) {
      throw unknown(name);
    }
    return valueOf(target.replace("*", ""));
  }

  /** Whether a navigation property leads to many rows. */
  boolean many(String navigation) {
    return targetOf(navigation).endsWith("*");
  }

  /** A column that has to be there. */
  String column(String name) {
    if (!columns().contains(name)) {
      throw unknown(name);
    }
    return name;
  }

  private String targetOf(String navigation) {
    for (String property : navigations.split(" ", -1)) {
      if (property.startsWith(navigation + ":")) {
        return property.substring(navigation.length() + 1);
      }
    }
    return "";
  }

  private DataverseRefusal unknown(String name) {
    return ODataPath.unreadable(
        "Could not find a property named '%s' on type 'Microsoft.Dynamics.CRM.%s'."
            .formatted(name, type));
  }
}
