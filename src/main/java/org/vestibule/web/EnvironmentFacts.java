package org.vestibule.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Organization;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.SettingsCodes;

/** The environment in words. */
final class EnvironmentFacts {
  private EnvironmentFacts() {}

  static List<Fact> of(URI address, Profile profile, Formats formats) {
    var facts = new ArrayList<Fact>();
    if (profile.organization().isPresent()) {
      Organization organization = profile.organization().get();
      facts.add(Fact.text("environment.name", organization.friendlyName()));
      facts.add(address(address));
      facts.add(Fact.text("environment.region", organization.region()));
      facts.add(Fact.text("environment.version", organization.version()));
      facts.add(state(organization.state(), formats));
    } else {
      facts.add(Fact.hidden("environment.name"));
      facts.add(address(address));
      facts.add(Fact.hidden("environment.region"));
      facts.add(Fact.hidden("environment.version"));
      facts.add(Fact.hidden("environment.state"));
    }
    facts.add(
        profile
            .preferences()
            .map(it -> language(it, formats.locale()))
            .orElse(Fact.hidden("environment.language")));
    return facts;
  }

  /** What is left for the user within the five minutes that Dataverse counts. */
  static List<Fact> budget(Optional<Budget> budget, Formats formats) {
    return List.of(
        budget
            .flatMap(Budget::requests)
            .map(it -> Fact.text("budget.requests", formats.number(it)))
            .orElse(Fact.unsaid("budget.requests")),
        budget
            .flatMap(Budget::time)
            .map(it -> Fact.text("budget.time", formats.left(it)))
            .orElse(Fact.unsaid("budget.time")));
  }

  private static Fact address(URI address) {
    return Fact.text("environment.address", address.toString());
  }

  private static Fact state(String state, Formats formats) {
    String key = "environment.state." + state;
    return formats.knows(key)
        ? Fact.message("environment.state", key)
        : Fact.text("environment.state", state);
  }

  private static Fact language(Preferences preferences, Locale locale) {
    return preferences
        .languageId()
        .flatMap(SettingsCodes::language)
        .map(it -> Fact.text("environment.language", it.getDisplayName(locale)))
        .orElse(Fact.message("environment.language", "environment.language.default"));
  }
}
