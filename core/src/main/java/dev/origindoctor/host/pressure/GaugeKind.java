package dev.origindoctor.host.pressure;

/** What can be measured of how full a machine is. */
public enum GaugeKind {
    CPU_STALL("share of the last minute in which some task waited for a processor", "%"),
    MEMORY_STALL("share of the last minute in which some task waited for memory", "%"),
    MEMORY_STALL_OF_ALL("share of the last minute in which every task waited for memory", "%"),
    IO_STALL("share of the last minute in which some task waited for a disk", "%"),
    IO_STALL_OF_ALL("share of the last minute in which every task waited for a disk", "%"),
    MEMORY_USED("memory that is not available to new programs", "bytes"),
    SWAP_USED("swap space in use", "bytes"),
    UPTIME("time since the machine was started", "seconds"),
    LOAD("tasks that run or want to, over the last minute, against processors", "tasks"),
    DESCRIPTORS("open file descriptors", "descriptors"),
    CONNECTIONS_TRACKED("entries in the table of tracked connections", "entries"),
    SOCKET_MEMORY("memory of TCP's sockets", "pages"),
    GROUP_MEMORY("memory of a control group", "bytes"),
    GROUP_TASKS("tasks of a control group", "tasks"),
    /** Counted since the group was made: more than none proves that it happened some time. */
    GROUP_OUT_OF_MEMORY_KILLS("processes of a control group killed for want of memory, since it was made", "kills"),
    GROUP_FORKS_REFUSED("new tasks refused to a control group, since it was made", "refusals"),
    GROUP_THROTTLED("time in which a control group was kept off the processors, since it was made", "seconds");

    private final String says;
    private final String unit;

    GaugeKind(String says, String unit) {
        this.says = says;
        this.unit = unit;
    }

    /** What is measured, in words. */
    public String says() {
        return says;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }
}
