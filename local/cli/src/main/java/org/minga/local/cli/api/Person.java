package org.minga.local.cli.api;

/**
 * A demo account of the local realm.
 *
 * @param username its name, which is also its password
 * @param displayName how others see the person
 */
public record Person(String username, String displayName) {}
