using GasOrleans.Operations;
using Orleans.Configuration;

namespace GasOrleans.Doctoring;

/// <summary><c>doctor</c>: asks the running silos for an examination, and prints what it finds while it goes on.</summary>
internal static class DoctorCommand
{
    public const int Healthy = 0;
    public const int Ill = 1;
    public const int CouldNot = 2;

    private const int Page = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        if (DoctorArguments.Read(words) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(DoctorArguments.Usage);
            return CouldNot;
        }

        using var host = Build();
        try
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            await host.StartAsync(patience.Token);
            return await ExamineAsync(host.Services.GetRequiredService<IClusterClient>().Doctor(), arguments);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or OperationCanceledException or IOException)
        {
            await Console.Error.WriteLineAsync($"The silos cannot be asked: {e.Message} Are they running, and are Cluster:ClusterId and Cluster:ServiceId theirs?");
            return CouldNot;
        }
        finally
        {
            await host.StopAsync();
        }
    }

    /// <summary>Begins, prints each finding as it comes, and says at the end what is left.</summary>
    public static async Task<int> ExamineAsync(IDoctorGrain doctor, DoctorArguments arguments)
    {
        if (!await doctor.BeginAsync(new(arguments.By, arguments.Fix, arguments.Grace), CancellationToken.None))
        {
            await Console.Error.WriteLineAsync("An examination is under way already: wait for its end, or look at /operate/doctor.");
            return CouldNot;
        }

        var seen = 0;
        while (true)
        {
            var report = await doctor.LookAsync(seen, Page, CancellationToken.None);
            foreach (var finding in report.Findings)
            {
                Console.WriteLine(Line(finding));
            }

            seen += report.Findings.Count;
            if (report.Phase != DoctorPhase.Running && report.Findings.Count < Page)
            {
                return End(report);
            }

            await (report.Findings.Count == Page ? Task.CompletedTask : Task.Delay(Pace, TimeProvider.System));
        }
    }

    private static string Line(DoctorFinding finding) => $"{finding.Kind}  {finding.Subject}\n    {finding.What}\n    " + finding.Outcome switch
    {
        DoctorOutcome.Told => $"--fix: {finding.Remedy}",
        DoctorOutcome.Mended => $"mended: {finding.Remedy}",
        DoctorOutcome.Gone => "It was no more so when it was to be mended.",
        _ => $"left: {finding.Why}",
    };

    private static int End(DoctorReport report)
    {
        foreach (var remark in report.Remarks)
        {
            Console.WriteLine($"note: {remark}");
        }

        var looked = report.Looked;
        Console.WriteLine(FormattableString.Invariant(
            $"Looked at {looked.Jobs} jobs, {looked.Objects} objects, {looked.Uploads} uploads, {looked.Archives} archives: {report.Found} findings, {report.Mended} mended."));
        return report.Phase != DoctorPhase.Ended ? CouldNot : report.Left > 0 ? Ill : Healthy;
    }

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders(); // what is printed is what was found
        var settings = builder.Configuration.GetSection("Cluster").Get<ClusterSettings>() ?? new();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, settings.ServiceId))
            .UseDynamoDBClustering(gateways => gateways.CreateIfNotExists = false));
        return builder.Build();
    }
}
