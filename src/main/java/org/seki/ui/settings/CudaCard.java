package org.seki.ui.settings;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.device.Cuda;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Segments;

/** The NVIDIA card: what is the case, what is to be done next, and the buttons that do it. */
final class CudaCard extends VBox {
    private final SettingsModel model;
    private final Chip chip = new Chip("looking", Tone.QUIET);
    private final Label sentence = text("cuda-sentence", "");
    private final Label next = text("cuda-next", "muted");
    private final Segments<Boolean> device =
            new Segments<>(List.of(false, true), gpu -> gpu ? "GPU (CUDA)" : "CPU");

    CudaCard(SettingsModel model) {
        this.model = model;
        getStyleClass().add("form-section");
        Label head = new Label("Graphics card");
        head.getStyleClass().add("strong");
        HBox line = new HBox(8, head, chip);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, sentence, next, choice(), buttons());
        model.cudaProperty().subscribe(this::tell);
        model.choiceProperty().subscribe(c -> device.chosenProperty().set(c.cuda()));
    }

    private static Label text(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private Node choice() {
        Label label = new Label("Networks train on");
        device.setId("device");
        device.getStyleClass().add("left");
        device.chosenProperty().addListener((_, _, gpu) -> model.chooseCuda(gpu));
        HBox line = new HBox(12, label, device);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.visibleProperty()
                .bind(
                        model.cudaProperty()
                                .flatMap(c ->
                                        model.choiceProperty()
                                                .map(chosen ->
                                                        chosen.cuda()
                                                                || c.filter(
                                                                                Cuda.Works.class
                                                                                        ::isInstance)
                                                                        .isPresent())));
        return line;
    }

    private Node buttons() {
        Button fetch = shown(model.fetch().button(Feather.DOWNLOAD));
        Button attempt = shown(model.attempt().button(Feather.PLAY));
        Button name = new Button("Name a folder", new FontIcon(Feather.FOLDER));
        name.setId("name-library");
        name.setOnAction(_ -> browse());
        name.setMinWidth(USE_PREF_SIZE);
        name.managedProperty().bind(name.visibleProperty());
        name.visibleProperty()
                .bind(model.cudaProperty().map(c -> c.filter(CudaCard::wantsLibrary).isPresent()));
        name.disableProperty().bind(model.doingProperty().map(d -> !d.what().isEmpty()));
        Button look = model.look().button(Feather.REFRESH_CW);
        look.setMinWidth(USE_PREF_SIZE);
        return new FlowPane(8, 8, fetch, attempt, name, look);
    }

    /** Only while it can be done. */
    private static Button shown(Button button) {
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.visibleProperty().bind(button.disableProperty().not());
        return button;
    }

    private static boolean wantsLibrary(Cuda cuda) {
        return switch (cuda) {
            case Cuda.NoLibrary _,
                    Cuda.NotTheLibrary _,
                    Cuda.Untried _,
                    Cuda.Fails _,
                    Cuda.Works _ ->
                    true;
            case Cuda.Unsupported _, Cuda.NoDriver _, Cuda.NoCard _, Cuda.OldDriver _ -> false;
        };
    }

    private void browse() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("The folder libtorch of a CUDA build");
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.chooseLibrary(chosen.toPath());
        }
    }

    private void tell(Optional<Cuda> known) {
        sentence.setText(known.map(Cuda::sentence).orElse("Looking for an NVIDIA driver."));
        next.setText(known.map(Cuda::next).orElse(""));
        next.setManaged(!next.getText().isEmpty());
        known.ifPresent(cuda -> {
            switch (cuda) {
                case Cuda.Unsupported _ -> chip("no CUDA here", Tone.QUIET);
                case Cuda.NoDriver _ -> chip("no driver", Tone.QUIET);
                case Cuda.NoCard _ -> chip("no card", Tone.ATTENTION);
                case Cuda.OldDriver _ -> chip("driver too old", Tone.ATTENTION);
                case Cuda.NoLibrary _ -> chip("library missing", Tone.ATTENTION);
                case Cuda.NotTheLibrary _ -> chip("another library", Tone.BAD);
                case Cuda.Untried _ -> chip("not tried", Tone.ACCENT);
                case Cuda.Fails _ -> chip("does not work", Tone.BAD);
                case Cuda.Works _ -> chip("works", Tone.GOOD);
            }
        });
    }

    private void chip(String text, Tone tone) {
        chip.setText(text);
        chip.setTone(tone);
    }
}
