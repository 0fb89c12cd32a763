package org.vestibule.dataverse;

/**
 * The environment, as it describes itself; empty text for what it does not say.
 *
 * @param version such as {@code 9.2.25104.0}
 * @param region such as {@code EMEA}
 * @param environmentId Power Platform's name for it
 * @param state {@code Enabled} or {@code Disabled}
 * @see "OrganizationDetail ComplexType" (Dataverse Web API)
 */
public record Organization(
    String friendlyName, String version, String region, String environmentId, String state) {}
