package dev.berth.agent.reconcile;

/**
 * The capabilities of Linux that an admin may allow to an environment. A message that names another one cannot be read, so
 * this node never gives it.
 */
public enum AllowedCapability {
    CHOWN,
    DAC_OVERRIDE,
    FOWNER,
    KILL,
    NET_BIND_SERVICE,
    SETGID,
    SETUID
}
