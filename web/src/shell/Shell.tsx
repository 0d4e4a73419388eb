// What stands around every screen: who one is, where one can go, and what holds for the whole page.
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useWords } from "../i18n";
import { outside, routes } from "../paths";
import { ADMINISTERS } from "../routes/admin/asked";
import { useAreas } from "../ui/areas";
import { useKeptFocus } from "../ui/keptFocus";
import { useKeptOpen } from "../ui/keptOpen";
import { SignInLink } from "../ui/SignInLink";
import { Failure, Loading } from "../ui/states";
import { Button, ButtonLink } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { KnowsViewer, useViewer } from "../viewer";
import { AccountMenu } from "./AccountMenu";
import { Banners } from "./Banners";
import { Languages } from "./Languages";
import { useNarrowMenu } from "./useNarrowMenu";

// The page is there before it listens: what happens elsewhere can wait a moment.
// Where it does not come, one works without news: the page is worth more than what happens elsewhere.
const Following = lazy(() => import("../live/Following").catch(() => ({ default: () => null })));

export function Shell() {
  const { t } = useWords();
  return (
    <>
      <a className="skip" href="#main" aria-describedby="area-keys">
        {t("skip")}
      </a>
      <KnowsViewer
        waiting={<Frame bare>{<Loading />}</Frame>}
        failed={(trouble, again) => <Frame bare>{<Failure trouble={trouble} again={again} />}</Frame>}
      >
        <Known />
      </KnowsViewer>
    </>
  );
}

function Known() {
  const { signedIn } = useViewer();
  return (
    <Frame bare={!signedIn}>
      {signedIn ? (
        <>
          <Suspense fallback={<Loading lines={8} />}>
            <Outlet />
          </Suspense>
          <Suspense>
            <Following />
          </Suspense>
        </>
      ) : (
        <Welcome />
      )}
    </Frame>
  );
}

function Frame({ bare, children }: { bare: boolean; children: React.ReactNode }) {
  const { t, language } = useWords();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useAreas();
  useKeptFocus();
  useKeptOpen();
  useEffect(() => {
    // A new screen: readers of screens begin at its beginning, as they would on a new page.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <>
      <header className="top">
        <p className="skip-hint" id="area-keys">
          {t("skip-areas")}
        </p>
        <div className="wide top-row">
          <Link className="brand" to={routes.home}>
            <span className="mark" aria-hidden="true">
              s
            </span>
            <span className="brand-name">{t("site-name")}</span>
          </Link>
          {!bare && <Navigation />}
          <div className="top-end">
            <Languages />
            {!bare && <AccountMenu />}
          </div>
        </div>
      </header>
      <Banners />
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <footer className="foot">
        <div className="wide">
          <p>{t("foot")}</p>
          <p>
            <a href={outside.publicFront(language)}>{t("foot-public")}</a> <a href={outside.graphiql}>{t("foot-api")}</a>
          </p>
        </div>
      </footer>
    </>
  );
}

function Navigation() {
  const { t } = useWords();
  const viewer = useViewer();
  const { menu, open, toggle } = useNarrowMenu();
  const current = { activeProps: { "aria-current": "page" as const } };
  return (
    <nav className="main-nav" aria-label={t("nav-main")}>
      <Button look="quiet" className="small menu-open" aria-expanded={open} aria-controls={menu} onPress={toggle}>
        <Icon name={open ? "close" : "empty"} />
        <span className="menu-word">{t("nav-menu")}</span>
      </Button>
      <ul id={menu} className={open ? "open" : ""}>
        <li>
          <Link to={routes.home} activeOptions={{ exact: true, includeSearch: false }} {...current}>
            {t("nav-home")}
          </Link>
        </li>
        {viewer.can("ReadRegister") && (
          <li>
            <Link to={routes.registers} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-registers")}
            </Link>
          </li>
        )}
        {viewer.can("ReadRegister") && (
          <li>
            <Link to={routes.findings} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-findings")}
            </Link>
          </li>
        )}
        {viewer.can("ReadRegister") && (
          <li>
            <Link to={routes.explore} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-explore")}
            </Link>
          </li>
        )}
        {viewer.can("ReadSharedNode") && (
          <li>
            <Link to={routes.processors} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-processors")}
            </Link>
          </li>
        )}
        {viewer.can("RunReport") && (
          <li>
            <Link to={routes.reports} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-reports")}
            </Link>
          </li>
        )}
        {viewer.can("ReadLog") && (
          <li>
            <Link to={routes.log} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-log")}
            </Link>
          </li>
        )}
        {viewer.can("ReadBreach") && (
          <li>
            <Link to={routes.breaches} activeOptions={{ includeSearch: false }} {...current}>
              {t("nav-breaches")}
            </Link>
          </li>
        )}
        {ADMINISTERS.some((action) => viewer.can(action)) && (
          <li>
            <Link to={routes.admin} {...current}>
              {t("nav-admin")}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Nobody is signed in. */
function Welcome() {
  const { t, language } = useWords();
  return (
    <div className="wide welcome">
      <h1>{t("welcome-title")}</h1>
      <p className="lead">{t("welcome-lead")}</p>
      <p className="acts">
        <SignInLink />
        <ButtonLink look="quiet" href={outside.publicFront(language)}>
          {t("foot-public")}
        </ButtonLink>
      </p>
    </div>
  );
}
