/** What nginx and Apache are told to listen on, to serve and to refuse. */
package dev.origindoctor.host.webserver;
