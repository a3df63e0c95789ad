/** Every address of the app, built in one place. */
export const paths = {
  home: () => "/",
  signIn: (from?: string) => (from ? `/sign-in?${new URLSearchParams({ from })}` : "/sign-in"),
  register: (from?: string) => (from ? `/register?${new URLSearchParams({ from })}` : "/register"),
  find: () => "/find",
  book: (wish?: Record<string, string | number>) => (wish ? `/book?${query(wish)}` : "/book"),
  bookings: () => "/bookings",
  booking: (id: string) => `/bookings/${id}`,
  workspace: (id: string) => `/w/${id}`,
  calendar: (search?: URLSearchParams) => (search?.size ? `/calendar?${search}` : "/calendar"),
  board: (room?: string) => (room ? `/board?${new URLSearchParams({ room })}` : "/board"),
  boardBooking: (room: string, from: string, booking: string) =>
    `/board?${new URLSearchParams({ room, from, booking })}`,
  tonight: () => "/board/tonight",
  settings: () => "/settings",
  tokens: () => "/settings/tokens",
  feeds: () => "/settings/feeds",
  admin: () => "/admin",
  adminBookings: (filters?: Record<string, string>) =>
    filters ? `/admin/bookings?${new URLSearchParams(filters)}` : "/admin/bookings",
  adminNodes: () => "/admin/nodes",
  adminNode: (id: string) => `/admin/nodes/${id}`,
  adminEnvironments: () => "/admin/environments",
  adminRooms: () => "/admin/rooms",
  adminNewRoom: () => "/admin/rooms/new",
  adminRoom: (id: string) => `/admin/rooms/${id}`,
  adminCourses: () => "/admin/courses",
  adminNewCourse: () => "/admin/courses/new",
  adminCourse: (id: string) => `/admin/courses/${id}`,
  adminSources: () => "/admin/sources",
  adminSyncs: (filters?: Record<string, string>) =>
    filters ? `/admin/syncs?${new URLSearchParams(filters)}` : "/admin/syncs",
  adminFlags: () => "/admin/flags",
  adminPeople: (query?: string) => (query ? `/admin/people?${new URLSearchParams({ query })}` : "/admin/people"),
  adminStatistics: () => "/admin/statistics",
  adminAudit: () => "/admin/audit",
};

function query(parts: Record<string, string | number>) {
  return new URLSearchParams(Object.entries(parts).map(([name, value]) => [name, String(value)]));
}
