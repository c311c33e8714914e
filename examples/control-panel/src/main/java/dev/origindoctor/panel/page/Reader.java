package dev.origindoctor.panel.page;

/**
 * Whoever gets the page.
 *
 * @param words their language
 * @param token what their forms carry, so that no other site can post in their name
 */
public record Reader(Words words, String token) {}
