#if ORLEANS_AWS
using Amazon.SQS.Model;
using GasOrleans.Archive;
using GasOrleans.Jobs;
using Orleans.Aws;

namespace GasOrleans.Queues;

/// <summary>Turns Glacier's notices and S3's restore events into news for the jobs whose archives they name.</summary>
/// <param name="prefix">The prefix of archives' keys in S3.</param>
internal sealed class RetrievalNotices(string prefix) : IForeignMessageAdapter
{
    public IReadOnlyList<ForeignEvent>? Read(Message message)
        => RetrievalNotice.Read(message.Body, prefix)?.Select(notice => JobOf(notice.Description)).OfType<JobKey>()
            .Select(job => new ForeignEvent(JobStreams.IdOf(JobStreams.Thaw, job), new JobNews.RetrievalEnded())).ToList();

    /// <summary>Descriptions are <c>userId/jobId/token</c>; what others put into the vault or bucket is not ours.</summary>
    private static JobKey? JobOf(string description)
        => description.LastIndexOf('/') is > 0 and var end && JobKey.TryParse(description[..end], out var job) ? job : null;
}
#endif
