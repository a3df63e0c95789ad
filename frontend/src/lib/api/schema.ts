import type * as availability from "./availability.gen";
import type * as booking from "./booking.gen";
import type * as feed from "./feed.gen";
import type * as sync from "./sync.gen";

/** The names that the pages use for what the services say; the types are generated from the services' documents. */

type Said = booking.components["schemas"];

export type paths = booking.paths & availability.paths & sync.paths & feed.paths;

export type User = Said["Person"];
export type Role = User["role"];
export type Booking = Said["BookingResponse"];
export type BookingStatus = Booking["status"];
export type WorkspaceState = NonNullable<Booking["workspace"]>["state"];
export type NewComputeBooking = Said["BookingRequest"] &
  Required<Pick<Said["BookingRequest"], "startsAt" | "endsAt" | "title" | "compute">>;
export type NewBooking = Said["BookingRequest"];
export type BookingChange = Said["BookingChange"];
export type Session = Said["SessionResponse"];
export type SignedInSession = Said["SignedInSession"];
export type RegistrationRules = Said["RegistrationRules"];
export type Limits = Said["Limits"];
export type Environment = Said["Environment"];
/** A new one, with everything that its form says. */
export type EnvironmentFields = Required<Said["EnvironmentRequest"]>;
export type EnvironmentChange = EnvironmentFields & Required<Pick<Said["EnvironmentChange"], "enabled">>;
export type Node = Said["Node"];
export type Enrolment = Said["Enrolment"];
export type OpenEnrolment = Said["OpenEnrolment"];
export type NodeTimeline = Said["NodeTimeline"];
export type DrainRequest = Said["DrainRequest"];
export type DrainResult = Said["DrainResult"];
export type NodeStatus = Node["status"];
export type HistoryEntry = Said["HistoryEntry"];
export type AuditEntry = Said["AuditEntry"];
export type Room = Said["Room"];
export type RoomRequest = Said["RoomRequest"];
export type RoomChange = Said["RoomChange"];
export type Opening = Said["Opening"];
export type Weekday = Opening["day"];
export type CourseSession = Said["CourseSession"];
/** A new one, with everything that its form says. */
export type SessionFields = Required<Said["CourseSessionRequest"]>;
export type SessionChange = Said["CourseSessionChange"];
export type Board = Said["Board"];
export type BoardBooking = Said["BoardBooking"];
export type Tonight = Said["Tonight"];
export type TonightBranch = Said["TonightBranch"];
export type Clash = Said["BoardClash"];
export type Branch = Said["Branch"];
export type BranchChange = Said["BranchChange"];
export type Usage = Said["UsageStatistics"];
export type UsageQuestion = NonNullable<booking.operations["usageUsage"]["parameters"]["query"]>;
export type UsageOf = NonNullable<UsageQuestion["of"]>;
export type ApiToken = Said["ApiToken"];
export type Flag = Said["Flag"];
export type FlagChange = Said["FlagChange"];
export type CalendarItem = availability.components["schemas"]["Item"];
export type Question = availability.operations["search"]["parameters"]["query"];
export type SearchAnswer = availability.components["schemas"]["SearchResponse"];
export type FreeResource = SearchAnswer["results"][number];
export type UnknownRoom = SearchAnswer["unknown"][number];
export type FreeSlot = FreeResource["slots"][number];
export type Portal = sync.components["schemas"]["Portal"];
export type PortalBooking = sync.components["schemas"]["PortalBooking"];
export type PortalSync = sync.components["schemas"]["PortalSync"];
export type SyncJob = sync.components["schemas"]["SyncJob"];
export type SyncFailure = NonNullable<SyncJob["failure"]>;
export type Feeds = feed.components["schemas"]["FeedsResponse"];
export type Feed = feed.components["schemas"]["FeedResponse"];
export type NewFeed = feed.components["schemas"]["AddFeedRequest"];
export type Source = sync.components["schemas"]["Source"];
export type SourceRequest = sync.components["schemas"]["SourceRequest"];
export type RefreshedSource = sync.components["schemas"]["RefreshedSource"];
export type OwnCalendar = sync.components["schemas"]["Calendar"];
export type CalendarRequest = sync.components["schemas"]["CalendarRequest"];
