#if ORLEANS_AWS
using Amazon.SQS.Model;
using GasOrleans.Jobs;
using Orleans.Aws;

namespace GasOrleans.Queues;

/// <summary>Turns S3's notices into news for the jobs whose inputs they name.</summary>
internal sealed class UploadNotices : IForeignMessageAdapter
{
    public IReadOnlyList<ForeignEvent>? Read(Message message)
        => UploadNotice.Read(message.Body)?.Select(job => new ForeignEvent(JobStreams.IdOf(JobStreams.Uploads, job), new JobNews.InputArrived())).ToList();
}
#endif
