using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.S3.Events;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>Objects of the cold classes: they are read only while a restored copy is there.</summary>
internal sealed class Restores(BucketStore store, ObjectCreated events, ColdControl cold)
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), bool> underWay = new(
        store.All.SelectMany(bucket => bucket.List().Where(stored => stored.Restore is { IsOngoing: true }).Select(stored => KeyValuePair.Create((bucket.Name, stored.Key), true))));

    private const int LongestRequest = 64 * 1024;
    private const string ColdState = "InvalidObjectState";

    public static void RequireReadable(StoredObject stored, DateTimeOffset now)
    {
        if (StorageClasses.IsCold(stored.StorageClass) && stored.Restore?.IsReadable(now) != true)
        {
            throw new S3Exception(ColdState, HttpStatusCode.Forbidden, "The operation is not valid for the object's storage class") { Details = [("StorageClass", stored.StorageClass)] };
        }
    }

    /// <summary>The <c>x-amz-restore</c> header: absent unless a restore is under way or its copy is there.</summary>
    public static string? Header(StoredObject stored, DateTimeOffset now) => stored.Restore switch
    {
        { IsOngoing: true } => "ongoing-request=\"true\"",
        { ExpiresAt: { } until } when until > now => $"ongoing-request=\"false\", expiry-date=\"{until.ToString("r", CultureInfo.InvariantCulture)}\"",
        _ => null,
    };

    public async Task RestoreAsync(S3Request request, SignedBody signed)
    {
        var bucket = store.Require(request.Bucket);
        var stored = bucket.Find(request.Key) ?? throw S3Exception.NoSuchKey(request.Key);
        var asked = Xml.Parse(await signed.ReadAllAsync(LongestRequest, request.Aborted), "RestoreRequest");
        if (!int.TryParse(asked.Child("Days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days < 1)
        {
            throw S3Exception.Invalid("restoration days should be at least 1");
        }

        var tier = asked.Children("GlacierJobParameters").FirstOrDefault()?.Child("Tier") ?? asked.Children("Tier").FirstOrDefault()?.Value ?? "Standard";
        RequireTier(stored, tier);
        var now = store.Now;
        var alreadyThere = stored.Restore?.IsReadable(now) == true;
        if (!alreadyThere && tier == "Expedited" && cold.RefusesCapacity())
        {
            throw new S3Exception("GlacierExpeditedRetrievalNotAvailable", HttpStatusCode.ServiceUnavailable, "Glacier expedited retrievals are currently not available, please try again later");
        }

        var next = alreadyThere
            ? stored.Restore! with { ExpiresAt = now + Days(days) }
            : new Restore(now + cold.Settings.TimeOf(tier), days, cold.FailsRetrieval());
        if (bucket.Amend(request.Key, there => there.Restore?.IsOngoing == true ? null : there with { Restore = next }) is null)
        {
            throw new S3Exception("RestoreAlreadyInProgress", HttpStatusCode.Conflict, "Object restore is already in progress");
        }

        if (!alreadyThere)
        {
            underWay[(request.Bucket, request.Key)] = true;
        }

        request.Answer.StatusCode = (int)(alreadyThere ? HttpStatusCode.OK : HttpStatusCode.Accepted);
    }

    /// <summary>Ends the restores that are due, or all that are under way.</summary>
    public void End(bool all)
    {
        foreach (var (name, key) in underWay.Keys)
        {
            // Taken out before it is looked at: one that is asked for meanwhile is put in after.
            underWay.TryRemove((name, key), out _);
            var bucket = store.Require(name);
            var stored = bucket.Find(key);
            if (stored?.Restore is { IsOngoing: true } ongoing && (all || ongoing.EndsAt <= store.Now))
            {
                End(bucket, stored);
            }

            if (bucket.Find(key)?.Restore is { IsOngoing: true })
            {
                underWay[(name, key)] = true;
            }
        }
    }

    /// <summary>Forgets every restored copy.</summary>
    public void Expire()
    {
        foreach (var bucket in store.All)
        {
            foreach (var stored in bucket.List().Where(stored => stored.Restore is { IsOngoing: false }))
            {
                bucket.Amend(stored.Key, there => there with { Restore = null });
            }
        }
    }

    private void End(Bucket bucket, StoredObject stored)
    {
        if (stored.Restore!.Fails)
        {
            bucket.Amend(stored.Key, there => there with { Restore = null });
            return;
        }

        // First written down, then true: what is ready will be told, whenever this process dies.
        var until = store.Now + Days(stored.Restore.Days);
        var announced = cold.LosesNotice() ? [] : ObjectCreated.PrepareRestored(bucket, stored, until, store);
        bucket.Amend(stored.Key, there => there.Restore is { IsOngoing: true } ongoing ? there with { Restore = ongoing with { ExpiresAt = until } } : null);
        events.Send(announced);
    }

    private TimeSpan Days(int days) => days * TimeSpan.FromSeconds(cold.Settings.DaySeconds);

    private static void RequireTier(StoredObject stored, string tier)
    {
        if (!StorageClasses.IsCold(stored.StorageClass))
        {
            throw new S3Exception(ColdState, HttpStatusCode.Forbidden, "Restore is not allowed for the object's current storage class") { Details = [("StorageClass", stored.StorageClass)] };
        }

        if (tier is not ("Expedited" or "Standard" or "Bulk") || (tier == "Expedited" && stored.StorageClass == StorageClasses.DeepArchive))
        {
            throw S3Exception.Invalid("Retrieval option is not supported by this storage class");
        }
    }
}
