package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

final class SessionCookieIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  @Test
  void the_session_id_changes_at_sign_in_and_the_old_one_is_dead() {
    var visitor = new Visitor(deployed);
    Hop answer = visitor.answer(Persona.ADA, "login");
    String before = visitor.session();
    visitor.follow(answer);
    var thief = new Visitor(deployed);
    thief.steal(before, visitor.key());

    Hop robbed = thief.open("dashboard");

    assertNotEquals("", before);
    assertNotEquals(before, visitor.session());
    assertEquals(302, robbed.status());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void a_session_id_of_an_attackers_choice_is_not_taken_up() {
    var victim = new Visitor(deployed);
    victim.set("vestibule", "0123456789ABCDEF0123456789ABCDEF");

    victim.signIn(Persona.ADA);

    assertNotEquals("0123456789ABCDEF0123456789ABCDEF", victim.session());
  }

  @Test
  void the_session_id_in_an_address_is_not_looked_at() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);
    URI address = URI.create(deployed.app() + "dashboard;vestibule=" + visitor.session());

    Hop hop = new Visitor(deployed).open(address);

    assertNotEquals(200, hop.status(), "a link with a session in it signs its reader in");
    assertFalse(hop.header("Location").contains(visitor.session()), hop.header("Location"));
    assertFalse(hop.body().contains(Persona.ADA.userId()), hop.body());
  }

  @Test
  void the_landing_page_costs_no_session() {
    Hop page = new Visitor(deployed).open("");

    assertEquals(200, page.status());
    assertEquals(List.of(), page.setCookies());
    assertTrue(page.body().contains("/vestibule/login"), page.body());
  }

  @Test
  void without_its_key_a_session_is_worth_nothing() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);
    var thief = new Visitor(deployed);
    thief.set("vestibule", visitor.session());

    assertEquals(401, thief.open("whoami").status());
    assertEquals(302, thief.open("dashboard").status());
    assertEquals(200, visitor.open("whoami").status());
  }

  @Test
  void who_has_lost_the_key_signs_in_again_to_the_same_page() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);
    visitor.set("vestibule-key", "x".repeat(43));

    Hop door = visitor.open("dashboard");
    Hop back = visitor.follow(visitor.follow(visitor.follow(door)));

    assertEquals(302, door.status());
    assertEquals(deployed.app() + "dashboard", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
  }

  @Test
  void session_and_key_are_out_of_reach_for_scripts_and_other_sites() {
    List<String> cookies = new Visitor(deployed).open("login").setCookies();

    assertEquals(2, cookies.size(), cookies.toString());
    assertEquals(
        Set.of("path=/vestibule", "httponly", "samesite=lax"), attributes("vestibule", cookies));
    assertEquals(
        Set.of("path=/", "httponly", "samesite=lax"), attributes("vestibule-key", cookies));
  }

  /** The names and SameSite's value mean the same in any case: RFC 6265bis, section 5.6. */
  private static Set<String> attributes(String name, List<String> cookies) {
    String cookie =
        cookies.stream().filter(it -> it.startsWith(name + "=")).findFirst().orElseThrow();
    String attributes = cookie.replaceFirst("^[^;]+; ?", "").toLowerCase(Locale.ROOT);
    return Set.copyOf(List.of(attributes.split("; ?", -1)));
  }
}
