package dev.serai.hub;

import dev.serai.hub.security.LoginGuards;

/** Stands here, before the packages, because it is long and shares its hub with nobody: last, it would run alone. */
class LoginGuardIT extends LoginGuards {}
