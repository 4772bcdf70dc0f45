using System.Text.RegularExpressions;
using System.Threading.Channels;
using Amazon.Runtime;
using Amazon.SQS;
using GasOrleans.Aws.Local.Resources;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Events;

/// <summary>Sends an event for each object created, at least once: it is written down before the object is there and forgotten after it was sent.</summary>
internal sealed class ObjectCreated(IAmazonSQS sqs) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource stop = new();
    private Task sending = Task.CompletedTask;

    /// <summary>Begins to send, first what an earlier life of this process left.</summary>
    public void Start(BucketStore store)
    {
        foreach (var bucket in store.All)
        {
            foreach (var file in Directory.EnumerateFiles(bucket.Outbox, "*.json").Order(StringComparer.Ordinal))
            {
                Resume(bucket, file);
            }
        }

        sending = SendAllAsync();
    }

    /// <summary>Writes down what is to be sent when the object is there.</summary>
    public static IReadOnlyList<string> Prepare(Bucket bucket, StoredObject stored, string how)
    {
        var wanted = bucket.Settings.NotificationConfiguration.QueueConfigurations.Where(one => Matches(one.Event, $"s3:ObjectCreated:{how}"));
        var body = EventBody.Created(bucket.Name, stored, how);
        return [.. wanted.Select((one, index) => Write(bucket, new Announcement(ResourceNames.NameIn(one.Queue), body, stored.Key, stored.Sequencer), index))];
    }

    /// <summary>Writes down that a restored copy is there.</summary>
    public static IReadOnlyList<string> PrepareRestored(Bucket bucket, StoredObject stored, DateTimeOffset until, BucketStore store)
    {
        var wanted = bucket.Settings.NotificationConfiguration.QueueConfigurations.Where(one => Matches(one.Event, "s3:ObjectRestore:Completed"));
        var (body, sequencer) = (EventBody.Restored(bucket.Name, stored, store.Now, until), store.NextSequencer());
        // Without a key: it does not depend on an object that is still to be put.
        return [.. wanted.Select((one, index) => Write(bucket, new Announcement(ResourceNames.NameIn(one.Queue), body, "", sequencer), index))];
    }

    /// <summary>Tells a queue once that events will come.</summary>
    public void Announce(Bucket bucket, string queue, DateTimeOffset now) =>
        Send([Write(bucket, new Announcement(ResourceNames.NameIn(queue), EventBody.Test(bucket.Name, now), "", "0"), 0)]);

    /// <summary>Forgets what was written down: the object was not put.</summary>
    public static void Withdraw(IReadOnlyList<string> announcements)
    {
        foreach (var file in announcements)
        {
            File.Delete(file);
        }
    }

    /// <summary>Sends what was written down, in the background.</summary>
    public void Send(IReadOnlyList<string> announcements)
    {
        foreach (var file in announcements)
        {
            waiting.Writer.TryWrite(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        sqs.Dispose();
    }

    private static string Write(Bucket bucket, Announcement announcement, int index)
    {
        var file = Path.Combine(bucket.Outbox, $"{announcement.Sequencer}-{index}.json");
        Json.Write(file, announcement);
        return file;
    }

    private void Resume(Bucket bucket, string file)
    {
        var announcement = Json.Read<Announcement>(file);
        var stored = bucket.Find(announcement.Key);
        if (announcement.Key.Length > 0 && (stored is null || string.CompareOrdinal(stored.Sequencer, announcement.Sequencer) < 0))
        {
            // It died between writing this down and putting the object, so the client was never told that it is there.
            File.Delete(file);
            return;
        }

        waiting.Writer.TryWrite(file);
    }

    private async Task SendAllAsync()
    {
        await foreach (var file in waiting.Reader.ReadAllAsync(stop.Token))
        {
            var announcement = Json.Read<Announcement>(file);
            while (!await TrySendAsync(announcement))
            {
                await Task.Delay(Pause, TimeProvider.System, stop.Token);
            }

            File.Delete(file);
        }
    }

    private async Task<bool> TrySendAsync(Announcement announcement)
    {
        try
        {
            var queue = await sqs.GetQueueUrlAsync(announcement.Queue, stop.Token);
            await sqs.SendMessageAsync(queue.QueueUrl, announcement.Body, stop.Token);
            return true;
        }
        catch (AmazonServiceException)
        {
            return false;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool Matches(string pattern, string name) => Regex.IsMatch(name, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}
