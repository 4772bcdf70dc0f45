using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using GasOrleans.Tokens;
using GasOrleans.Uploads;
using GasOrleans.Users;

namespace GasOrleans;

/// <summary>How grains are found: by typed ids only.</summary>
public static class GrainAddresses
{
    /// <summary>The grain of a job.</summary>
    public static IJobGrain Job(this IGrainFactory grains, JobKey key) => Of(grains).GetGrain<IJobGrain>(key.ToString());

    /// <summary>The grain of a person.</summary>
    public static IUserGrain User(this IGrainFactory grains, UserId id) => Of(grains).GetGrain<IUserGrain>(id.ToString());

    /// <summary>All that is a person's.</summary>
    public static IAccountGrain Account(this IGrainFactory grains, UserId id) => Of(grains).GetGrain<IAccountGrain>(id.ToString());

    /// <summary>Which of a person's sessions were ended.</summary>
    public static ISessionsGrain Sessions(this IGrainFactory grains, UserId id) => Of(grains).GetGrain<ISessionsGrain>(id.ToString());

    /// <summary>The upload of a job's input in parts.</summary>
    public static IUploadGrain Upload(this IGrainFactory grains, JobKey key) => Of(grains).GetGrain<IUploadGrain>(key.ToString());

    /// <summary>The list of a person's jobs.</summary>
    public static IJobListGrain JobsOf(this IGrainFactory grains, UserId id) => Of(grains).GetGrain<IJobListGrain>(id.ToString());

    /// <summary>Who tells the owner of a job what became of it.</summary>
    public static INotificationGrain Notifications(this IGrainFactory grains, JobKey key) => Of(grains).GetGrain<INotificationGrain>(key.ToString());

    /// <summary>The line of jobs that wait for a worker.</summary>
    public static IQueueGrain Queue(this IGrainFactory grains) => Of(grains).GetGrain<IQueueGrain>(0);

    /// <summary>The reference genomes.</summary>
    public static IGenomesGrain Genomes(this IGrainFactory grains) => Of(grains).GetGrain<IGenomesGrain>(0);

    /// <summary>A person's tokens for scripts.</summary>
    public static ITokensGrain Tokens(this IGrainFactory grains, UserId id) => Of(grains).GetGrain<ITokensGrain>(id.ToString());

    /// <summary>All that is kept of the acts of a person's scripts.</summary>
    public static IEnumerable<IRepeatsGrain> Repeats(this IGrainFactory grains, UserId id)
        => "0123456789abcdef".Select(digit => Of(grains).GetGrain<IRepeatsGrain>($"{id}/{digit}"));

    /// <summary>What is kept of the acts of a person's scripts whose keys have hashes like this one.</summary>
    public static IRepeatsGrain Repeats(this IGrainFactory grains, UserId id, string keyHash)
        => Of(grains).GetGrain<IRepeatsGrain>($"{id}/{(keyHash ?? throw new ArgumentNullException(nameof(keyHash)))[0]}");

    /// <summary>The whole, for operators.</summary>
    public static IOperationsGrain Operations(this IGrainFactory grains) => Of(grains).GetGrain<IOperationsGrain>(0);

    /// <summary>Who compares what is stored, and mends it.</summary>
    public static IDoctorGrain Doctor(this IGrainFactory grains) => Of(grains).GetGrain<IDoctorGrain>(0);

    private static IGrainFactory Of(IGrainFactory grains) => grains ?? throw new ArgumentNullException(nameof(grains));
}
