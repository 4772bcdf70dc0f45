using System.Collections.Concurrent;
using Amazon.S3;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GasOrleans.Bench.Jobs;

/// <summary>
/// Submits as the pages do: a ticket from the job, the object to S3, a word to the job that it is there. It is told of changes
/// as the pages are, so no poll adds to what is measured.
/// </summary>
internal sealed class Submitter : IJobWatcher, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly UserId Grace = UserId.Parse(LocalUser.Grace.Subject);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<JobKey, JobStatus> newest = new();
    private readonly ConcurrentDictionary<JobKey, TaskCompletionSource<JobSnapshot>> awaited = new();
    private readonly IHost host;
    private readonly IClusterClient cluster;
    private readonly AmazonS3Client s3;
    private readonly IJobWatcher self;

    private Submitter(IHost host, IClusterClient cluster, AmazonS3Client s3)
    {
        (this.host, this.cluster, this.s3) = (host, cluster, s3);
        self = cluster.CreateObjectReference<IJobWatcher>(this);
    }

    public static async Task<Submitter> StartAsync(LocalCloud cloud)
    {
        var key = await cloud.Credentials.GetCredentialsAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("gas", "gas"))
            .UseDynamoDBClustering(gateways =>
            {
                gateways.Service = LocalPorts.Address(cloud.Ports.DynamoDb).ToString();
                (gateways.AccessKey, gateways.SecretKey) = (key.AccessKey, key.SecretKey);
                gateways.CreateIfNotExists = false;
            }));
        var host = builder.Build();
        await host.StartAsync();
        return new Submitter(host, (IClusterClient)host.Services.GetService(typeof(IClusterClient))!, cloud.S3());
    }

    /// <summary>Submits a file and waits until its job is completed.</summary>
    public Task<FinishedJob> RunAsync(string file) => RunAsync(file, Grace);

    /// <summary>The same for another user.</summary>
    public async Task<FinishedJob> RunAsync(string file, UserId user)
    {
        await cluster.User(user).WatchAsync(self, CancellationToken.None);
        var key = new JobKey(user, JobId.New(TimeProvider.System));
        var ended = awaited.GetOrAdd(key, _ => new TaskCompletionSource<JobSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously));

        var began = TimeProvider.System.GetTimestamp();
        var job = cluster.Job(key);
        var answer = await job.SubmitAsync(new JobRequest(Path.GetFileName(file), "h37rv"), CancellationToken.None);
        var ticket = answer.Ticket ?? throw new InvalidOperationException($"The job was refused: {answer.Refusal}.");
        var uploadBegan = TimeProvider.System.GetTimestamp();
        await s3.PutObjectAsync(new() { BucketName = ticket.Bucket, Key = ticket.Key, FilePath = file });
        var uploading = TimeProvider.System.GetElapsedTime(uploadBegan);
        await job.UploadedAsync(CancellationToken.None);
        await ended.Task.WaitAsync(Patience, TimeProvider.System);
        var waited = TimeProvider.System.GetElapsedTime(began);

        return new FinishedJob((await job.LookAsync(CancellationToken.None))!, waited, uploading);
    }

    /// <summary>Submits a job whose file never comes.</summary>
    public async Task<JobKey> PromiseAsync(string user)
    {
        var key = new JobKey(UserId.Parse(user), JobId.New(TimeProvider.System));
        await cluster.Job(key).SubmitAsync(new JobRequest("promised.vcf", "h37rv"), CancellationToken.None);
        return key;
    }

    /// <summary>The owner stops a job.</summary>
    public Task CancelAsync(JobKey key) => cluster.Job(key).CancelAsync(CancellationToken.None);

    /// <summary>The user pays, or stops.</summary>
    public Task ChangePlanAsync(UserId user, Plan plan)
    {
        var now = TimeProvider.System.GetUtcNow();
        return cluster.User(user).ChangePlanAsync(new PlanChange(plan, $"{Guid.NewGuid()}", now, now, "bench", "as the bench wants it"), CancellationToken.None);
    }

    /// <summary>Waits until this many of a user's jobs are in a status, as far as its watcher was told.</summary>
    public async Task WhenAsync(UserId user, JobStatus status, int count)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var there = 0; there < count; there = newest.Count(one => one.Key.User == user && one.Value == status))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"{there} of {count} jobs are {status}.");
            }

            await cluster.User(user).WatchAsync(self, CancellationToken.None);
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    public Task ChangedAsync(JobSnapshot job)
    {
        newest[job.Key] = job.Status;
        if (awaited.TryGetValue(job.Key, out var ended))
        {
            switch (job.Status)
            {
                case JobStatus.Completed:
                    ended.TrySetResult(job);
                    break;
                case JobStatus.Failed:
                    ended.TrySetException(new InvalidOperationException($"The job failed: {job.Failure}."));
                    break;
            }
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        s3.Dispose();
    }
}
