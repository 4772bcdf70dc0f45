using GasOrleans;
using GasOrleans.Annotation;
using GasOrleans.Doctoring;
using GasOrleans.Operations;
using GasOrleans.Queues;
using GasOrleans.Transfers;

if (Release.IsAskedFor(args))
{
    return 0;
}

if (args is ["doctor", .. var words])
{
    return await DoctorCommand.RunAsync(words);
}

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddTelemetry("gas-silo");
builder.AddDrain();
builder.Services.AddGrains();
builder.UseOrleansOnAws();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ResourceCheck>();
builder.Services.AddSingleton<Engines>();
builder.Services.AddSingleton<AnnotationAttempt>();
builder.Services.AddSingleton<Checkpoints>();
builder.Services.AddOptionsWithValidateOnStart<WorkerOptions, WorkerOptionsValidator>().BindConfiguration("Worker");
builder.Services.AddSingleton<Transfer>();
builder.Services.AddOptionsWithValidateOnStart<TransferOptions, TransferOptionsValidator>().BindConfiguration("Transfers");
builder.Services.AddSingleton<WorkGate>();
builder.Services.AddSingleton<Worker>();
builder.Services.AddHostedService(services => services.GetRequiredService<Worker>());
builder.Services.AddSingleton<TransferWorker>();
builder.Services.AddHostedService(services => services.GetRequiredService<TransferWorker>());
builder.Services.AddHostedService<SelfReport>();
builder.Services.AddHostedService<QueueWatch>();
builder.Services.AddHealthChecks().AddCheck<SiloCheck>("silo", tags: [HealthEndpoints.Ready]);

var app = builder.Build();
app.MapHealthOfProcess();
return await Startup.RunAsync(app);
