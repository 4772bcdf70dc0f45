using GasOrleans.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace GasOrleans.Doctor;

/// <summary>
/// Runs one examination at a time, many short turns long, and keeps its report. It is cut off when its silo leaves; that costs
/// nothing but beginning again, since looking changes nothing and what was mended is mended.
/// </summary>
[Reentrant]
internal sealed partial class DoctorGrain(
    [PersistentState("doctor")] IPersistentState<DoctorState> stored,
    Examination examination,
    IOptions<DoctorOptions> options,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<DoctorGrain> logger) : Grain, IDoctorGrain, IDisposable
{
    /// <summary>More is told when these are mended.</summary>
    private const int MostFindings = 10_000;

    /// <summary>An item of the table holds 400 KB.</summary>
    private const int MostKept = 300;

    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? stopping;
    private List<DoctorFinding> findings = [];
    private Round? round;
    private DoctorReport report = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        report = stored.State.Last;
        findings = [.. report.Findings];
        if (report.Phase == DoctorPhase.Running)
        {
            report = report with { Phase = DoctorPhase.CutOff, Remarks = report.Remarks.Append("Its silo left before it had ended.").ToArray() };
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => leaving.CancelAsync();

    public void Dispose()
    {
        stopping?.Dispose();
        leaving.Dispose();
    }

    public async Task<bool> BeginAsync(DoctorOrder order, CancellationToken ct)
    {
        if (report.Phase == DoctorPhase.Running)
        {
            return false;
        }

        var began = clock.GetUtcNow();
        (round, findings) = (new(order.Grace ?? options.Value.Grace, options.Value, began), []);
        report = new() { Phase = DoctorPhase.Running, Order = order, BeganAt = began, Census = report.Census };
        stopping = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        LogBegan(order.By, order.Fix, order.Grace ?? options.Value.Grace);
        await KeepAsync(); // who began it is known, whatever becomes of it
        DelayDeactivation(Timeout.InfiniteTimeSpan); // nobody need ask it anything meanwhile
        _ = RunToTheEndAsync(order, round, stopping);
        return true;
    }

    public Task StopAsync(CancellationToken ct) => stopping?.CancelAsync() ?? Task.CompletedTask;

    public Task<DoctorReport> LookAsync(int after, int most, CancellationToken ct) => Task.FromResult(Whole() with
    {
        Findings = [.. findings.Skip(Math.Max(0, after)).Take(Math.Clamp(most, 0, 500))],
    });

    /// <summary>Nobody waits for it: what it cannot put into its report it says in the log.</summary>
    private async Task RunToTheEndAsync(DoctorOrder order, Round round, CancellationTokenSource stopping)
    {
        try
        {
            var phase = await RunAsync(order, round, stopping.Token);
            report = Whole() with { Phase = phase, EndedAt = clock.GetUtcNow() };
            LogEnded(order.By, phase, report.Found, report.Mended, report.Looked);
            await KeepAsync();
        }
#pragma warning disable CA1031 // Not swallowed: logged, and the next activation tells that it was cut off.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
        finally
        {
            this.stopping = null;
            stopping.Dispose();
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private async Task<DoctorPhase> RunAsync(DoctorOrder order, Round round, CancellationToken ct)
    {
        try
        {
            await foreach (var finding in examination.RunAsync(round, ct))
            {
                findings.Add(order.Fix ? await MendAsync(finding, round, ct) : finding.Shown);
                if (findings.Count == MostFindings)
                {
                    round.Remarks.Add($"There may be more: it ended at {MostFindings} findings.");
                    break;
                }
            }

            return DoctorPhase.Ended;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            round.Remarks.Add("It was stopped.");
        }
#pragma warning disable CA1031 // Not swallowed: it is the examination's end, and told in its report.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(fault);
            round.Remarks.Add($"It failed: {fault.Message}");
        }

        return DoctorPhase.CutOff;
    }

    /// <summary>One that cannot be mended must not keep the others from it.</summary>
    private async Task<DoctorFinding> MendAsync(Finding finding, Round round, CancellationToken ct)
    {
        if (finding is not { Job: { } job, Ailment: { } ailment })
        {
            return finding.Shown with { Outcome = DoctorOutcome.Left, Why = "It cannot be mended from here." };
        }

        await round.PaceAsync(ct);
        try
        {
            var mended = await GrainFactory.GetGrain<IExaminedGrain>($"{job}").MendAsync(ailment, ct);
            LogMended(finding.Shown.Kind, finding.Shown.Subject, mended);
            return finding.Shown with { Outcome = mended ? DoctorOutcome.Mended : DoctorOutcome.Gone };
        }
#pragma warning disable CA1031 // Not swallowed: told with the finding.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotMended(fault, finding.Shown.Kind, finding.Shown.Subject);
            return finding.Shown with { Outcome = DoctorOutcome.Left, Why = fault.Message };
        }
    }

    private DoctorReport Whole() => report.Phase != DoctorPhase.Running || round is null ? report : report with
    {
        Looked = round.Looked,
        Found = findings.Count,
        Mended = findings.Count(finding => finding.Outcome is DoctorOutcome.Mended or DoctorOutcome.Gone),
        Kinds = findings.CountBy(finding => finding.Kind).ToDictionary(),
        Remarks = round.Remarks.ToArray(),
        Census = round.Census ?? report.Census,
    };

    /// <summary>Arrays, because what the compiler makes of a collection expression cannot be read back from JSON.</summary>
    private async Task KeepAsync()
    {
        stored.State = new() { Last = Whole() with { Findings = findings.Take(MostKept).ToArray() } };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "{By} began an examination (fix: {Fix}, grace {Grace})")]
    private partial void LogBegan(string by, bool fix, TimeSpan grace);

    [LoggerMessage(LogLevel.Information, "The examination of {By} is {Phase}: {Found} findings, {Mended} mended; looked at {Looked}")]
    private partial void LogEnded(string by, DoctorPhase phase, int found, int mended, DoctorTally looked);

    [LoggerMessage(LogLevel.Warning, "{Kind} of {Subject}: mended {Mended}")]
    private partial void LogMended(DoctorFindingKind kind, string subject, bool mended);

    [LoggerMessage(LogLevel.Warning, "{Kind} of {Subject} was not mended")]
    private partial void LogNotMended(Exception fault, DoctorFindingKind kind, string subject);

    [LoggerMessage(LogLevel.Error, "The examination failed")]
    private partial void LogFailed(Exception fault);
}
