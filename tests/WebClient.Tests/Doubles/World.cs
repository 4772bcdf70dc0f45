using System.Collections.Concurrent;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using GasOrleans.Tokens;
using GasOrleans.Uploads;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>What the grains of these tests know; it outlives their silo, as a table does.</summary>
public sealed class World
{
    public ConcurrentDictionary<JobKey, JobSnapshot> Jobs { get; } = new();

    public ConcurrentDictionary<UserId, UserProfile> Users { get; } = new();

    /// <summary>The key of every link in every mail.</summary>
    public const string Key = "the-key-of-the-mail";

    /// <summary>What was said of each person's plan, in the order it was said.</summary>
    public ConcurrentDictionary<UserId, ConcurrentQueue<PlanChange>> PlanChanges { get; } = new();

    /// <summary>Each person's tokens, by their hashes.</summary>
    public ConcurrentDictionary<UserId, Dictionary<string, ApiToken>> Tokens { get; } = new();

    /// <summary>Whose scripts ask too often, and how long they have to wait.</summary>
    public ConcurrentDictionary<UserId, TimeSpan> MustWait { get; } = new();

    /// <summary>How many watches each person's grain has.</summary>
    public ConcurrentDictionary<UserId, int> Watchers { get; } = new();

    /// <summary>Sessions that were ended, and whose.</summary>
    public ConcurrentDictionary<string, UserId> EndedSessions { get; } = new();

    /// <summary>Until when all sessions of a person are ended.</summary>
    public ConcurrentDictionary<UserId, DateTimeOffset> AllEndedAt { get; } = new();

    /// <summary>Accounts that are, or were, removed.</summary>
    public ConcurrentDictionary<UserId, AccountRemoval> Removals { get; } = new();

    /// <summary>Uploads in parts that are under way.</summary>
    public ConcurrentDictionary<JobKey, UploadSession> PartUploads { get; } = new();

    /// <summary>Inputs that S3 is said to have.</summary>
    public ConcurrentDictionary<JobKey, bool> Uploaded { get; } = new();

    private ConcurrentDictionary<UserId, bool> Arrives { get; } = new();

    /// <summary>From now on, what this person uploads is said to be there.</summary>
    public void EverythingArrives(UserId user) => Arrives[user] = true;

    public bool IsThere(JobKey key) => Uploaded.ContainsKey(key) || Arrives.ContainsKey(key.User);

    public IReadOnlyList<Genome> Genomes { get; } = [new("tb-h37rv", "M. tuberculosis H37Rv", "NC_000962.3")];

    /// <summary>How often a grain of this person was asked to change something.</summary>
    public ConcurrentDictionary<UserId, int> Acts { get; } = new();

    public void Act(UserId user) => Acts.AddOrUpdate(user, 1, (_, acts) => acts + 1);

    /// <summary>Where jobs stand in line.</summary>
    public ConcurrentDictionary<JobKey, QueuePlace> Places { get; } = new();

    /// <summary>The mails about jobs.</summary>
    public ConcurrentDictionary<JobKey, SentMail[]> Mails { get; } = new();

    /// <summary>What operators ordered.</summary>
    public SiteOrders Orders { get; set; } = new();

    /// <summary>The newest examination.</summary>
    public DoctorReport Doctor { get; set; } = new();

    /// <summary>What operators did.</summary>
    public ConcurrentQueue<OperatorAct> OperatorActs { get; } = new();

    /// <summary>What queues have parked.</summary>
    public ConcurrentDictionary<string, ParkedMessage[]> Parked { get; } = new();

    public JobSnapshot Put(JobSnapshot job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Jobs[job.Key] = job;
    }
}
