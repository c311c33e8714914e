/** What is left out of everything that is read before anybody sees it. */
package dev.origindoctor.host.privacy;
