package dev.berth.sync.scrape;

import dev.berth.sync.portal.Credentials;
import dev.berth.sync.portal.PortalSettings;

/** Signs a person in. */
final class Login {
    private final PortalPage page;
    private final PortalSettings portal;

    Login(PortalPage page, PortalSettings portal) {
        this.page = page;
        this.portal = portal;
    }

    void signIn(Credentials credentials) {
        PortalSettings.Login form = portal.login();
        page.open(portal.loginUrl(), "its sign-in page");
        page.await("its sign-in form", () -> page.isVisible(form.email()) && page.isVisible(form.password()));
        page.find(form.email()).first().fill(credentials.email());
        page.find(form.password()).first().fill(credentials.password());
        page.find(form.submit()).first().click();
        page.await(
                "the page after the sign-in",
                () -> page.isVisible(form.done()) || page.isVisible(form.wrong()) || page.isVisible(form.challenge()));
        if (page.isVisible(form.wrong())) {
            throw Words.wrongCredentials(portal.name());
        }
        if (!page.isVisible(form.done())) {
            throw Words.challenged(portal.name());
        }
    }
}
