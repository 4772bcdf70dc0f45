using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using GasOrleans.Tokens;
using GasOrleans.Users;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Account;

/// <summary>All that is a person's, as they get it.</summary>
/// <param name="ExportedAt">When.</param>
/// <param name="Person">Who they are.</param>
/// <param name="Tokens">Their tokens; what they are made of is kept nowhere.</param>
/// <param name="OperatorActs">What operators did about them, oldest first.</param>
/// <param name="Annotations">Their jobs, newest first.</param>
internal sealed record ExportedAccount(
    DateTimeOffset ExportedAt, ExportedPerson Person, IReadOnlyList<ExportedToken> Tokens, IReadOnlyList<ExportedAct> OperatorActs, IAsyncEnumerable<ExportedJob> Annotations);

/// <summary>A token for scripts.</summary>
internal sealed record ExportedToken(string Name, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, DateTimeOffset? LastUsedAt)
{
    public static ExportedToken Of(ApiToken token) => new(token.Name, ScopeWords.Name(token.Scopes), token.CreatedAt, token.EndsAt, token.LastUsedAt);
}

/// <summary>Something that an operator did about the person.</summary>
internal sealed record ExportedAct(DateTimeOffset At, string By, string What, string Why)
{
    public static ExportedAct Of(OperatorAct act) => new(act.At, $"{act.By}", act.What, act.Why);
}

/// <summary>A person.</summary>
internal sealed record ExportedPerson(
    string Id, string? Name, string? Institution, string? Email, string? UnconfirmedEmail, Identity SaidBySignIn, DateTimeOffset FirstSeenAt,
    string Plan, IReadOnlyList<PlanEntry> PlanHistory, GasOrleans.Users.Billing Billing, IReadOnlyList<string> Mails)
{
    public static ExportedPerson Of(UserProfile profile) => new(
        profile.Id.ToString(), profile.Name, profile.Institution, profile.Email, profile.UnconfirmedEmail, profile.Identity, profile.FirstSeenAt,
        $"{profile.Plan}", profile.PlanHistory, profile.Billing, [.. MailWords.All.Where(one => profile.Mail.HasFlag(one.Kind)).Select(one => one.Words)]);
}

/// <summary>A job.</summary>
internal sealed record ExportedJob(
    string Id, string Status, string FileName, string Genome, ResultOptions Options, DateTimeOffset SubmittedAt, DateTimeOffset? CompletedAt, DateTimeOffset? LeavesHotStorageAt,
    JobFailure? Failure, JobSummary? Summary, IReadOnlyList<ExportedFile> Files, IReadOnlyList<ExportedMoment> Timeline, IReadOnlyList<ExportedMail> Mails)
{
    public static ExportedJob Of(JobSnapshot job, IReadOnlyList<SentMail> mails, Func<JobFile, Uri> address) => new(
        $"{job.Key.Id}", $"{job.Status}", job.Request.FileName, job.Request.Genome, job.Request.Options, job.SubmittedAt, job.CompletedAt, job.WindowEndsAt, job.Failure, job.Summary,
        [.. job.Files.Select(file => new ExportedFile($"{file.Kind}", file.Name, file.Bytes, address(file)))],
        [.. job.Timeline.Select(one => new ExportedMoment(one.At, $"{one.Status}", one.What))],
        [.. mails.Select(mail => new ExportedMail(mail.At, mail.About))]);
}

/// <summary>A file of a job, and where it is downloaded.</summary>
internal sealed record ExportedFile(string Kind, string Name, long Bytes, Uri Address);

/// <summary>Something that happened to a job.</summary>
internal sealed record ExportedMoment(DateTimeOffset At, string Status, string What);

/// <summary>A mail that was sent of a job.</summary>
internal sealed record ExportedMail(DateTimeOffset At, string About);
