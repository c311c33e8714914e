/** Host evidence as a text for people. */
package dev.origindoctor.host.inspection;
