using GasOrleans.Users;
using Orleans.Concurrency;

namespace GasOrleans.Jobs;

[StatelessWorker]
internal sealed class JobListGrain(JobTable table) : Grain, IJobListGrain
{
    private const int LargestPage = 100;

    public Task<JobPage> ListAsync(JobId? cursor, int size, CancellationToken ct) => FindAsync(new() { After = cursor, Size = size }, ct);

    public async Task<JobPage> FindAsync(JobQuery query, CancellationToken ct)
    {
        var user = UserId.Parse(this.GetPrimaryKeyString());
        var bounded = query with { Size = Math.Clamp(query.Size, 1, LargestPage), Name = string.IsNullOrEmpty(query.Name) ? null : query.Name };
        var (jobs, next) = await table.FindAsync(user, bounded, ct);
        return new([.. jobs.Select(job => job.ToSnapshot())], next);
    }
}
