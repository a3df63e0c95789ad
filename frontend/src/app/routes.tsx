import type { RouteObject } from "react-router";
import { ErrorPage } from "./ErrorPage";
import { AdminsOnly, SignedIn, SignedOut, StaffOnly } from "./guards";
import { Layout } from "./Layout";
import { NotFoundPage } from "./NotFoundPage";
import { HomePage } from "./pages/HomePage";

/** Every page beyond the first is its own file: a student never downloads the admin's part. */
export const routes: RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { index: true, Component: HomePage },
          {
            Component: SignedOut,
            children: [
              { path: "sign-in", lazy: async () => ({ Component: (await import("./pages/SignInPage")).SignInPage }) },
              {
                path: "register",
                lazy: async () => ({ Component: (await import("./pages/RegisterPage")).RegisterPage }),
              },
            ],
          },
          {
            Component: SignedIn,
            children: [
              { path: "find", lazy: async () => ({ Component: (await import("./pages/FindPage")).FindPage }) },
              { path: "book", lazy: async () => ({ Component: (await import("./pages/BookPage")).BookPage }) },
              {
                path: "bookings",
                lazy: async () => ({ Component: (await import("./pages/BookingsPage")).BookingsPage }),
              },
              {
                path: "bookings/:id",
                lazy: async () => ({ Component: (await import("./pages/BookingPage")).BookingPage }),
              },
              {
                path: "w/:bookingId",
                lazy: async () => ({ Component: (await import("./pages/WorkspacePage")).WorkspacePage }),
              },
              {
                path: "calendar",
                lazy: async () => ({ Component: (await import("./pages/CalendarPage")).CalendarPage }),
              },
              {
                path: "settings",
                lazy: async () => ({ Component: (await import("./pages/SettingsPage")).SettingsPage }),
              },
              {
                path: "settings/tokens",
                lazy: async () => ({ Component: (await import("./pages/TokensPage")).TokensPage }),
              },
              {
                path: "settings/feeds",
                lazy: async () => ({ Component: (await import("./pages/FeedsPage")).FeedsPage }),
              },
              {
                path: "board",
                Component: StaffOnly,
                children: [
                  { index: true, lazy: async () => ({ Component: (await import("./pages/BoardPage")).BoardPage }) },
                  {
                    path: "tonight",
                    lazy: async () => ({ Component: (await import("./pages/TonightPage")).TonightPage }),
                  },
                ],
              },
              {
                path: "admin/courses",
                Component: StaffOnly,
                children: [
                  {
                    lazy: async () => ({ Component: (await import("./pages/AdminFrame")).AdminFrame }),
                    children: [
                      {
                        index: true,
                        lazy: async () => ({ Component: (await import("./pages/CourseDeskPage")).CourseDeskPage }),
                      },
                      {
                        path: "new",
                        lazy: async () => ({ Component: (await import("./pages/SessionFormPage")).NewSessionPage }),
                      },
                      {
                        path: ":id",
                        lazy: async () => ({ Component: (await import("./pages/SessionFormPage")).EditSessionPage }),
                      },
                    ],
                  },
                ],
              },
              {
                path: "admin",
                Component: AdminsOnly,
                children: [
                  {
                    lazy: async () => ({ Component: (await import("./pages/AdminFrame")).AdminFrame }),
                    children: [
                      { index: true, lazy: async () => ({ Component: (await import("./pages/AdminPage")).AdminPage }) },
                      {
                        path: "bookings",
                        lazy: async () => ({
                          Component: (await import("./pages/AdminBookingsPage")).AdminBookingsPage,
                        }),
                      },
                      {
                        path: "statistics",
                        lazy: async () => ({ Component: (await import("./pages/StatisticsPage")).StatisticsPage }),
                      },
                      {
                        path: "nodes",
                        lazy: async () => ({ Component: (await import("./pages/NodesPage")).NodesPage }),
                      },
                      {
                        path: "nodes/:id",
                        lazy: async () => ({ Component: (await import("./pages/NodePage")).NodePage }),
                      },
                      {
                        path: "environments",
                        lazy: async () => ({ Component: (await import("./pages/EnvironmentsPage")).EnvironmentsPage }),
                      },
                      {
                        path: "rooms",
                        lazy: async () => ({ Component: (await import("./pages/RoomsPage")).RoomsPage }),
                      },
                      {
                        path: "rooms/new",
                        lazy: async () => ({ Component: (await import("./pages/RoomFormPage")).NewRoomPage }),
                      },
                      {
                        path: "rooms/:id",
                        lazy: async () => ({ Component: (await import("./pages/RoomFormPage")).EditRoomPage }),
                      },
                      {
                        path: "sources",
                        lazy: async () => ({ Component: (await import("./pages/SourcesPage")).SourcesPage }),
                      },
                      {
                        path: "syncs",
                        lazy: async () => ({ Component: (await import("./pages/SyncsPage")).SyncsPage }),
                      },
                      {
                        path: "flags",
                        lazy: async () => ({ Component: (await import("./pages/FlagsPage")).FlagsPage }),
                      },
                      {
                        path: "people",
                        lazy: async () => ({ Component: (await import("./pages/PeoplePage")).PeoplePage }),
                      },
                      {
                        path: "audit",
                        lazy: async () => ({ Component: (await import("./pages/AuditPage")).AuditPage }),
                      },
                    ],
                  },
                ],
              },
            ],
          },
          { path: "reset", lazy: async () => ({ Component: (await import("./pages/ResetPage")).ResetPage }) },
          { path: "*", Component: NotFoundPage },
        ],
      },
    ],
  },
];
