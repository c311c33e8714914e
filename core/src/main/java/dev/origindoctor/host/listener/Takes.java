package dev.origindoctor.host.listener;

/** Whether a socket takes a connection: yes, no, or the source does not tell. */
public enum Takes {
    YES,
    NO,
    PERHAPS
}
