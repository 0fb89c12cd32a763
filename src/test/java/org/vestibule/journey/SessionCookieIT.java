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
    thief.steal("vestibule", before);

    Hop robbed = thief.open("dashboard");

    assertNotEquals("", before);
    assertNotEquals(before, visitor.session());
    assertEquals(302, robbed.status());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void a_session_id_of_an_attackers_choice_is_not_taken_up() {
    var victim = new Visitor(deployed);
    victim.steal("vestibule", "0123456789ABCDEF0123456789ABCDEF");

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
  void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    List<String> cookies = new Visitor(deployed).open("login").setCookies();

    assertEquals(1, cookies.size(), cookies.toString());
    // The names and SameSite's value mean the same in any case: RFC 6265bis, section 5.6.
    String attributes =
        cookies.get(0).replaceFirst("^vestibule=[^;]+; ?", "").toLowerCase(Locale.ROOT);
    assertEquals(
        Set.of("path=/vestibule", "httponly", "samesite=lax"),
        Set.copyOf(List.of(attributes.split("; ?", -1))));
  }
}
