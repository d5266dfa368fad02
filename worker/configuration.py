"""What a run is started with: Prefect's own, and how its flow is found without asking the server once more."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.client.schemas.objects import Flow as APIFlow
from prefect.client.schemas.objects import FlowRun, WorkPool
from prefect.workers.process import ProcessJobConfiguration

if TYPE_CHECKING:
    from prefect.client.schemas.responses import DeploymentResponse

from worker.command import is_warm, stock

_CHANGES_FOLDER = "prefect.deployments.steps.set_working_directory"


class WarmConfiguration(ProcessJobConfiguration):
    """A process's configuration that names the flow to the run, where nothing has to be pulled before."""

    def prepare_for_flow_run(
        self,
        flow_run: FlowRun,
        deployment: "DeploymentResponse | None" = None,
        flow: APIFlow | None = None,
        work_pool: WorkPool | None = None,
        worker_name: str | None = None,
        worker_id: UUID | None = None,
    ) -> None:
        """As Prefect's; then the flow's module and the folder, if the deployment says no more than these."""
        super().prepare_for_flow_run(flow_run, deployment, flow, work_pool, worker_name, worker_id=worker_id)
        entrypoint = deployment.entrypoint if deployment else None
        folder = _only_folder(deployment.pull_steps or [], self.working_dir) if deployment else None
        if entrypoint and ":" not in entrypoint and folder == Path.cwd():
            self.env["PREFECT__FLOW_ENTRYPOINT"] = entrypoint
            self.working_dir = folder
        elif is_warm(self.command):
            # Its code comes from elsewhere, and a process that is warm has imported what lies here.
            self.command = stock()


def _only_folder(steps: list[dict[str, Any]], configured: Path | None) -> Path | None:
    """The folder that pulling would go to, where it would do nothing else; None where there is more to it."""
    folder = configured or Path.cwd()
    for step in steps:
        told = step.get(_CHANGES_FOLDER)
        if len(step) != 1 or not isinstance(told, dict) or set(told) != {"directory"}:
            return None
        folder = Path(str(told["directory"]))
    return folder if folder.is_dir() else None
